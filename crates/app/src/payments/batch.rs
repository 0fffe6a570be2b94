//! Make a batch of payments, and write it as a file for the bank.

use crate::app::{App, new_event};
use crate::cases::stream;
use crate::error::AppError;
use crate::measures::PageKey;
use crate::payments::{may_look, may_send, stream_of};
use docket::money::payment::{Payment, PaymentSettled, PaymentState, Purpose, send};
use docket::office::Actor;
use docket::{Case, EntryNo, Event};
use documents::bank::{AccountNumber, Encoding, PaymentFile, PaymentOrder, Version};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::StreamAppend;
use values::{BankAccount, CaseId, Day, Fen, Instant, StaffId};

/// The most payments of one batch.
const PAYMENTS_MAX: usize = 500;

/// What can happen to a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum BatchEvent {
    /// It was made.
    Made {
        /// Its number.
        number: String,
        /// The day on which the bank is to pay.
        execute_on: Day,
        /// The court's account.
        payer: Payer,
        /// Its payments.
        orders: Vec<BatchOrder>,
    },
    /// An answer of the bank was read, and something followed from it.
    AnswerRead(TakenAnswer),
}

impl BatchEvent {
    pub(crate) fn word(&self) -> &'static str {
        match self {
            BatchEvent::Made { .. } => "batch_made",
            BatchEvent::AnswerRead(_) => "answer_read",
        }
    }
}

/// The court as payer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payer {
    /// The name on the account.
    pub name: String,
    /// The number.
    pub account: AccountNumber,
    /// The clearing number of the bank.
    pub bank_code: String,
}

/// One payment of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchOrder {
    /// Our number, which comes back in the bank's answer.
    pub order_no: String,
    /// The case.
    pub case: CaseId,
    /// The page that ordered the payment.
    pub entry: EntryNo,
    /// What it is for, in Chinese.
    pub purpose: String,
    /// How much.
    pub amount_fen: Fen,
    /// The name on the payee's account.
    pub holder: String,
    /// The payee's bank.
    pub bank: String,
    /// Its clearing number, where known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bank_code: String,
    /// The payee's account.
    pub account: BankAccount,
}

/// What followed from an answer of the bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenAnswer {
    /// The name of the file.
    pub file: String,
    /// The orders that were paid.
    pub settled: Vec<String>,
    /// The orders that were not.
    pub failed: Vec<String>,
}

/// A batch with how its payments stand.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Its number.
    pub number: String,
    /// Who made it.
    pub made_by: StaffId,
    /// When.
    pub made_at: Instant,
    /// The day on which the bank is to pay.
    pub execute_on: Day,
    /// The court's account.
    pub payer: Payer,
    /// Its payments.
    pub orders: Vec<BatchOrder>,
    /// The answers from which something followed: when, by whom, what.
    pub answers: Vec<(Instant, StaffId, TakenAnswer)>,
    /// How many events its stream holds.
    pub(crate) length: u64,
}

impl Batch {
    /// The sum of its payments.
    #[must_use]
    pub fn total(&self) -> Fen {
        self.orders.iter().map(|order| order.amount_fen).sum()
    }

    fn file(&self) -> PaymentFile {
        PaymentFile {
            message_id: self.number.clone(),
            created_at: self.made_at,
            execute_on: self.execute_on,
            payer: documents::bank::Payer {
                name: self.payer.name.clone(),
                account: self.payer.account.clone(),
                bank_code: self.payer.bank_code.clone(),
            },
            orders: self.orders.iter().map(BatchOrder::for_bank).collect(),
        }
    }
}

impl BatchOrder {
    fn for_bank(&self) -> PaymentOrder {
        let account = AccountNumber::written(self.account.reveal());
        PaymentOrder {
            order_no: self.order_no.clone(),
            amount: self.amount_fen,
            payee_name: self.holder.clone(),
            payee_account: account.expect("an account has digits"),
            payee_bank: self.bank.clone(),
            payee_bank_code: self.bank_code.clone(),
            wording: format!("{}{}", self.case.number(), self.purpose),
        }
    }
}

/// The form in which a bank takes payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// ISO 20022, pain.001.001.03.
    Pain001,
    /// A table in GB18030.
    Csv,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [FileKind; 2] = [FileKind::Pain001, FileKind::Csv];

    /// The end of the file's name, which is also its word in addresses.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            FileKind::Pain001 => "xml",
            FileKind::Csv => "csv",
        }
    }

    /// The kind of an ending.
    #[must_use]
    pub fn by_ending(ending: &str) -> Option<FileKind> {
        FileKind::ALL.into_iter().find(|kind| kind.ending() == ending)
    }

    /// In Chinese.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            FileKind::Pain001 => "支付文件（pain.001）",
            FileKind::Csv => "支付表格（CSV，GB18030）",
        }
    }

    /// The type of its bytes.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            FileKind::Pain001 => "application/xml",
            FileKind::Csv => "text/csv; charset=gb18030",
        }
    }
}

/// A file for the bank.
#[derive(Clone, Debug)]
pub struct PaymentFileMade {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl App {
    /// Makes a batch of payments that were approved: the batch and the pages on all dockets in one append.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but finance; [`AppError::BadInput`] where a payment no longer waits, where the
    /// officer proposed or approved it himself, or where the bank would not take the file; [`AppError::Conflict`].
    pub fn make_payment_batch(&self, actor: &Actor, payments: &[PageKey]) -> Result<String, AppError> {
        if !may_send(actor) {
            return Err(AppError::Forbidden);
        }
        let mut by_case: BTreeMap<&CaseId, Vec<EntryNo>> = BTreeMap::new();
        for key in payments {
            let pages = by_case.entry(&key.case).or_default();
            if !pages.contains(&key.entry) {
                pages.push(key.entry);
            }
        }
        let count: usize = by_case.values().map(Vec::len).sum();
        if count == 0 {
            return Err(AppError::BadInput("请至少选择一笔待送银行的付款".to_owned()));
        }
        if count > PAYMENTS_MAX {
            return Err(AppError::BadInput(format!("一个批次至多{PAYMENTS_MAX}笔，请分批办理")));
        }
        let court = self.court().as_str();
        let (today, now) = (self.today(), self.inner.clock.now());
        let number = self.next_batch_number(today)?;
        let (mut streams, mut changes, mut orders) = (Vec::new(), Vec::new(), Vec::new());
        for (id, pages) in by_case {
            let docket = self.docket_for(actor, id)?;
            let mut events = Vec::new();
            for page in pages {
                let payment = waiting(&docket.case, page, actor)?;
                orders.push(order(&docket.case, payment, &number, orders.len() + 1)?);
                events.extend(send(&docket.case, page, &number));
            }
            let new = stream::new_pages(docket.case.pages, events, today, now, actor);
            let mut entries = docket.entries;
            entries.extend(new.iter().cloned());
            let after = Case::of(id, &entries).expect("a docket that told a case still does");
            let (append, rows) = stream::write(court, id, Some(&docket.case), &after, &new);
            streams.push(append);
            changes.extend(rows);
        }
        let payer = self.payer()?;
        let batch = Batch {
            number: number.clone(),
            made_by: actor.id.clone(),
            made_at: now,
            execute_on: today,
            payer: payer.clone(),
            orders: orders.clone(),
            answers: Vec::new(),
            length: 0,
        };
        let faults = batch.file().faults();
        if !faults.is_empty() {
            let sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
            return Err(AppError::BadInput(sentences.join("；")));
        }
        let made = BatchEvent::Made { number: number.clone(), execute_on: today, payer, orders };
        let events = vec![new_event(made.word(), today, &actor.id, &made)];
        streams.push(StreamAppend { stream: stream_of(&number), expected: 0, events });
        self.append(streams, changes)?;
        Ok(number)
    }

    /// The first number of the day that no batch has. Where two officers take the same, one of them is told to look
    /// again.
    fn next_batch_number(&self, today: Day) -> Result<String, AppError> {
        let day = today.to_string().replace('-', "");
        let mut place = 1_u32;
        loop {
            let number = format!("{day}-{place}");
            if self.store().stream_length(self.court().as_str(), &stream_of(&number))? == 0 {
                return Ok(number);
            }
            place += 1;
        }
    }

    pub(crate) fn payer(&self) -> Result<Payer, AppError> {
        let head = self.letterhead();
        let missing = || {
            AppError::BadInput(
                "本院案款账户没有设置完整，请系统管理员在配置文件中补正户名、账号和联行号".to_owned(),
            )
        };
        let account = head.account_number.parse::<BankAccount>().map_err(|_| missing())?;
        Ok(Payer {
            name: head.account_holder.clone(),
            account: AccountNumber::written(account.reveal()).ok_or_else(missing)?,
            bank_code: head.bank_code.clone(),
        })
    }

    /// A batch.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for those who see no payments of the court; [`AppError::NoSuchBatch`].
    pub fn payment_batch(&self, actor: &Actor, number: &str) -> Result<Batch, AppError> {
        if !may_look(actor) {
            return Err(AppError::Forbidden);
        }
        self.batch(number)?.ok_or_else(|| AppError::NoSuchBatch(number.to_owned()))
    }

    /// A batch as its stream tells it.
    pub(crate) fn batch(&self, number: &str) -> Result<Option<Batch>, AppError> {
        let stored = self.store().stream(self.court().as_str(), &stream_of(number))?;
        let mut batch: Option<Batch> = None;
        for event in &stored {
            let told: BatchEvent = serde_json::from_str(&event.body).map_err(|source| {
                let kind = event.kind.clone();
                AppError::Unreadable(docket::event::Unreadable::BadBody { kind, source })
            })?;
            let who: StaffId = event.actor.parse().map_err(|_| {
                AppError::BadInput(format!("批次{number}的经办人标识“{}”不合格式", event.actor))
            })?;
            match (told, &mut batch) {
                (BatchEvent::Made { number, execute_on, payer, orders }, none @ None) => {
                    *none = Some(Batch {
                        number,
                        made_by: who,
                        made_at: event.recorded_at,
                        execute_on,
                        payer,
                        orders,
                        answers: Vec::new(),
                        length: stored.len() as u64,
                    });
                }
                (BatchEvent::AnswerRead(answer), Some(batch)) => {
                    batch.answers.push((event.recorded_at, who, answer));
                }
                _ => {}
            }
        }
        Ok(batch)
    }

    /// The file of a batch for the bank. That it was taken is logged: it names accounts in full.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but finance; [`AppError::NoSuchBatch`].
    pub fn payment_file(
        &self,
        actor: &Actor,
        number: &str,
        kind: FileKind,
    ) -> Result<PaymentFileMade, AppError> {
        if !may_send(actor) {
            return Err(AppError::Forbidden);
        }
        let batch = self.payment_batch(actor, number)?;
        let file = batch.file();
        let bytes = match kind {
            FileKind::Pain001 => file.to_pain001(Version::V03).map(String::into_bytes),
            FileKind::Csv => file.to_csv(Encoding::Gb18030),
        };
        let bytes = bytes.map_err(|faults| {
            AppError::BadInput(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("；"))
        })?;
        self.log_access(actor, "", &format!("支付批次{number}"))?;
        Ok(PaymentFileMade { name: format!("支付批次{number}.{}", kind.ending()), bytes })
    }
}

/// A payment that waits for finance, and in which this officer has had no part.
fn waiting<'a>(case: &'a Case, page: EntryNo, actor: &Actor) -> Result<&'a Payment, AppError> {
    let number = &case.filing.number;
    let payment = case.payment(page).filter(|payment| payment.state == PaymentState::Ordered);
    let payment = payment.ok_or_else(|| {
        AppError::BadInput(format!("{number}第{page}页的付款已不在待送银行之列，请刷新后重新选择"))
    })?;
    if payment.hands.contains(&actor.id) {
        return Err(AppError::BadInput(format!(
            "{number}第{page}页的付款由您提请或者批准，应由其他财务人员送银行"
        )));
    }
    Ok(payment)
}

fn order(case: &Case, payment: &Payment, batch: &str, place: usize) -> Result<BatchOrder, AppError> {
    let account = payment.account.clone().ok_or_else(|| {
        AppError::BadInput(format!("{}第{}页的付款没有收款账户", case.filing.number, payment.no))
    })?;
    Ok(BatchOrder {
        order_no: format!("{batch}-{place}"),
        case: case.id.clone(),
        entry: payment.no,
        purpose: match payment.purpose {
            Purpose::PayOut => "执行案款".to_owned(),
            Purpose::Return => "退还案款余款".to_owned(),
        },
        amount_fen: payment.amount,
        holder: account.holder,
        bank: account.bank,
        bank_code: account.bank_code.unwrap_or_default(),
        account: account.account,
    })
}

/// A batch that one case alone makes, with what the bank answers to it at once.
pub(crate) struct SingleBatch {
    /// The pages of the docket.
    pub(crate) events: Vec<Event>,
    /// The stream of the batch.
    pub(crate) stream: StreamAppend,
}

/// Hands the payments of one case that wait for it to the bank, which pays them the same day: for courts that are
/// invented, whose days lie behind.
pub(crate) fn single_batch(
    app: &App,
    case: &Case,
    finance: &Actor,
    today: Day,
) -> Result<SingleBatch, AppError> {
    let day = today.to_string().replace('-', "");
    let number = format!("{day}-{}P{}", case.filing.number.serial(), case.pages);
    let waiting: Vec<&Payment> =
        case.payments.iter().filter(|payment| payment.state == PaymentState::Ordered).collect();
    let (mut sent, mut settled, mut orders) = (Vec::new(), Vec::new(), Vec::new());
    for payment in waiting {
        orders.push(order(case, payment, &number, orders.len() + 1)?);
        sent.extend(send(case, payment.no, &number));
        settled.push(PaymentSettled { payment: payment.no, on: today, bank_no: None }.into());
    }
    let taken = TakenAnswer {
        file: format!("{number}.xml"),
        settled: orders.iter().map(|order| order.order_no.clone()).collect(),
        failed: Vec::new(),
    };
    let made = BatchEvent::Made { number: number.clone(), execute_on: today, payer: app.payer()?, orders };
    let events = [made, BatchEvent::AnswerRead(taken)];
    let events = events.iter().map(|event| new_event(event.word(), today, &finance.id, event)).collect();
    let stream = StreamAppend { stream: stream_of(&number), expected: 0, events };
    Ok(SingleBatch { events: sent.into_iter().chain(settled).collect(), stream })
}
