//! Mapping files: which column of a bank's table is what.
//!
//! A layout is a small JSON file; those under `layouts/` are built in, and a court may bring its own with
//! [`Layouts::with`]. A file is recognised by its row of heads: the layout fits whose required heads are all there and of
//! which the most columns are found.

use serde::Deserialize;
use std::borrow::Cow;

/// Why a mapping file is of no use. Its display is for whoever wrote it.
#[derive(Debug, thiserror::Error)]
pub enum LayoutFault {
    /// It is not JSON, or not of the shape described in the manual.
    #[error("格式文件写得不对：{0}")]
    Unreadable(#[source] serde_json::Error),
    /// Something must be in it that is not.
    #[error("格式文件“{layout}”没有写明{what}")]
    Missing {
        /// The layout's id.
        layout: String,
        /// What is missing.
        what: &'static str,
    },
}

/// One bank's table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The word that programs know it by.
    pub(super) id: String,
    /// The Chinese name that officers see.
    pub(super) title: String,
    /// The encodings in which this bank writes text; all that we know where it is empty.
    #[serde(default)]
    pub(super) encodings: Vec<TextEncoding>,
    /// How days are written, `yyyy-mm-dd`; the first that fits counts.
    pub(super) days: Vec<String>,
    /// How far the bank's transaction numbers reach.
    #[serde(default)]
    pub(super) numbers: Numbers,
    pub(super) columns: Columns,
    pub(super) amount: Amount,
    #[serde(default)]
    pub(super) heads: Heads,
    /// Words that, in any head, rule this layout out: a column of directions that it would not read.
    #[serde(default)]
    pub(super) unless: Vec<String>,
    /// Rows to skip directly below the heads, such as one with units.
    #[serde(default)]
    pub(super) skip_below_heads: usize,
    /// How rows begin that sum up or tell about the print and are no transactions; `第#` is 第 before a number.
    #[serde(default)]
    pub(super) summaries: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum TextEncoding {
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "gb18030")]
    Gb18030,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Numbers {
    /// One number, one movement of the account.
    #[default]
    Unique,
    /// They begin anew each day.
    Daily,
    /// Several movements, such as a payment and its fee, bear one number.
    Shared,
}

/// The heads of each column, any of which may stand there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Columns {
    pub(super) number: Vec<String>,
    pub(super) booked_on: Vec<String>,
    pub(super) time: Vec<String>,
    pub(super) value_on: Vec<String>,
    pub(super) own_account: Vec<String>,
    pub(super) counterparty_name: Vec<String>,
    pub(super) counterparty_account: Vec<String>,
    pub(super) counterparty_bank: Vec<String>,
    pub(super) payer_name: Vec<String>,
    pub(super) payer_account: Vec<String>,
    pub(super) payer_bank: Vec<String>,
    pub(super) payee_name: Vec<String>,
    pub(super) payee_account: Vec<String>,
    pub(super) payee_bank: Vec<String>,
    pub(super) sub_account: Vec<String>,
    /// All that are there are joined.
    pub(super) wording: Vec<String>,
    pub(super) balance: Vec<String>,
    pub(super) currency: Vec<String>,
}

/// How amount and direction are written.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Amount {
    /// One column for money out and one for money in.
    TwoColumns { debit: Vec<String>, credit: Vec<String> },
    /// One column, and another with a word for the direction.
    Marked { amount: Vec<String>, mark: Vec<String>, debit: Vec<String>, credit: Vec<String> },
    /// One column: in is positive, out negative.
    Signed { amount: Vec<String> },
}

/// The words before what stands above or below the table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Heads {
    pub(super) account: Vec<String>,
    pub(super) holder: Vec<String>,
    pub(super) period: Vec<String>,
    pub(super) from: Vec<String>,
    pub(super) until: Vec<String>,
    pub(super) opening: Vec<String>,
    pub(super) closing: Vec<String>,
}

impl Layout {
    /// The word that programs know it by.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The Chinese name that officers see.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Heads without which a table is not of this layout, each with the other words for it.
    fn required(&self) -> Vec<&[String]> {
        let mut required = vec![self.columns.booked_on.as_slice()];
        match &self.amount {
            Amount::TwoColumns { debit, credit } => required.extend([debit.as_slice(), credit]),
            Amount::Marked { amount, mark, .. } => required.extend([amount.as_slice(), mark]),
            Amount::Signed { amount } => required.push(amount),
        }
        required
    }

    fn check(&self) -> Result<(), LayoutFault> {
        let missing = |what| LayoutFault::Missing { layout: self.id.clone(), what };
        if self.days.is_empty() {
            return Err(missing("日期的写法（days）"));
        }
        if self.required().iter().any(|heads| heads.is_empty()) {
            return Err(missing("日期栏或者金额栏的表头"));
        }
        match &self.amount {
            Amount::Marked { debit, credit, .. } if debit.is_empty() || credit.is_empty() => {
                Err(missing("借、贷标志的写法"))
            }
            _ => Ok(()),
        }
    }
}

/// Where the columns of a layout stand in one file.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    pub(super) heads: Vec<String>,
    pub(super) number: Option<usize>,
    pub(super) booked_on: usize,
    pub(super) time: Option<usize>,
    pub(super) value_on: Option<usize>,
    pub(super) own_account: Option<usize>,
    pub(super) counterparty: Party,
    pub(super) payer: Party,
    pub(super) payee: Party,
    pub(super) sub_account: Option<usize>,
    pub(super) wording: Vec<usize>,
    pub(super) balance: Option<usize>,
    pub(super) currency: Option<usize>,
    /// Debit and credit, or amount and mark, or the amount twice.
    pub(super) amounts: (usize, usize),
}

/// Where one side of a transfer stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Party {
    pub(super) name: Option<usize>,
    pub(super) account: Option<usize>,
    pub(super) bank: Option<usize>,
}

/// A head as it is compared: without blanks, and without the unit in brackets.
pub(super) fn head(cell: &str) -> String {
    let plain: String = cell
        .chars()
        .filter(|sign| !sign.is_whitespace())
        .map(|sign| match sign {
            '（' => '(',
            '）' => ')',
            other => other,
        })
        .collect();
    let unit =
        ["(元)", "(人民币元)", "(人民币)", "(CNY)", "(RMB)"].into_iter().find(|unit| plain.ends_with(unit));
    unit.map_or(plain.clone(), |unit| plain[..plain.len() - unit.len()].to_owned())
}

/// Places, how many columns were found, and the required heads that were not.
struct Fit {
    places: Places,
    found: usize,
    missing: Vec<String>,
}

fn fit(layout: &Layout, heads: &[String]) -> Fit {
    let place = |names: &[String]| names.iter().find_map(|name| heads.iter().position(|head| head == name));
    let missing: Vec<String> = layout
        .required()
        .into_iter()
        .filter(|names| place(names).is_none())
        .filter_map(|names| names.first().cloned())
        .collect();
    let columns = &layout.columns;
    let party = |name: &[String], account: &[String], bank: &[String]| Party {
        name: place(name),
        account: place(account),
        bank: place(bank),
    };
    let at = |names: &[String]| place(names).unwrap_or_default();
    let amounts = match &layout.amount {
        Amount::TwoColumns { debit, credit } => (at(debit), at(credit)),
        Amount::Marked { amount, mark, .. } => (at(amount), at(mark)),
        Amount::Signed { amount } => (at(amount), at(amount)),
    };
    let places = Places {
        heads: heads.to_vec(),
        number: place(&columns.number),
        booked_on: at(&columns.booked_on),
        time: place(&columns.time),
        value_on: place(&columns.value_on),
        own_account: place(&columns.own_account),
        counterparty: party(
            &columns.counterparty_name,
            &columns.counterparty_account,
            &columns.counterparty_bank,
        ),
        payer: party(&columns.payer_name, &columns.payer_account, &columns.payer_bank),
        payee: party(&columns.payee_name, &columns.payee_account, &columns.payee_bank),
        sub_account: place(&columns.sub_account),
        wording: columns
            .wording
            .iter()
            .filter_map(|name| heads.iter().position(|head| head == name))
            .collect(),
        balance: place(&columns.balance),
        currency: place(&columns.currency),
        amounts,
    };
    let parties = [places.counterparty, places.payer, places.payee];
    let parties = parties.iter().flat_map(|party| [party.name, party.account, party.bank]);
    let single = [places.number, places.time, places.value_on, places.own_account, places.sub_account];
    let single = single.into_iter().chain([places.balance, places.currency]);
    let found = parties.chain(single).flatten().count() + places.wording.len();
    Fit { found: found + layout.required().len() - missing.len(), places, missing }
}

/// The layouts that are known, in the order in which they are tried.
#[derive(Clone, Debug)]
pub struct Layouts(Vec<Layout>);

const BUILT_IN: [&str; 4] = [
    include_str!("layouts/columns.json"),
    include_str!("layouts/marked.json"),
    include_str!("layouts/income.json"),
    include_str!("layouts/signed.json"),
];

impl Layouts {
    /// The layouts that come with the program.
    #[must_use]
    pub fn built_in() -> Layouts {
        let mut layouts = Layouts(Vec::new());
        for json in BUILT_IN {
            layouts = layouts.with(json).expect("the layouts that come with the program are valid");
        }
        layouts
    }

    /// These and one more, which replaces one of the same id and is otherwise tried first.
    ///
    /// # Errors
    /// [`LayoutFault`] where the mapping file is of no use.
    pub fn with(mut self, json: &str) -> Result<Layouts, LayoutFault> {
        let layout: Layout = serde_json::from_str(json).map_err(LayoutFault::Unreadable)?;
        layout.check()?;
        self.0.retain(|other| other.id != layout.id);
        self.0.insert(0, layout);
        Ok(self)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Layout> {
        self.0.iter()
    }

    /// The layout whose heads this row bears, with the places of its columns: of those that fit, the one of which the
    /// most columns are there.
    pub(super) fn recognise(
        &self,
        cells: &[Cow<'_, str>],
        encoding: Option<TextEncoding>,
    ) -> Result<(&Layout, Places), Nearest> {
        let heads: Vec<String> = cells.iter().map(|cell| head(cell)).collect();
        let mut best: Option<(&Layout, Fit)> = None;
        let mut nearest = Nearest::default();
        for layout in &self.0 {
            let fits = |encoding| layout.encodings.is_empty() || layout.encodings.contains(&encoding);
            if heads.iter().any(|head| layout.unless.iter().any(|word| head.contains(word))) {
                continue;
            }
            let fit = fit(layout, &heads);
            if !fit.missing.is_empty() || !encoding.is_none_or(fits) {
                if fit.found > nearest.found || nearest.title.is_empty() {
                    nearest = Nearest { found: fit.found, title: layout.title.clone(), missing: fit.missing };
                }
            } else if best.as_ref().is_none_or(|(_, other)| fit.found > other.found) {
                best = Some((layout, fit));
            }
        }
        best.map(|(layout, fit)| (layout, fit.places)).ok_or(nearest)
    }
}

/// The layout that a row which fits none comes nearest to.
#[derive(Clone, Debug, Default)]
pub(super) struct Nearest {
    pub(super) found: usize,
    pub(super) title: String,
    pub(super) missing: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(heads: &str) -> Result<String, Vec<String>> {
        let cells: Vec<Cow<'_, str>> = heads.split(',').map(Cow::Borrowed).collect();
        let layouts = Layouts::built_in();
        layouts
            .recognise(&cells, None)
            .map(|(layout, _)| layout.id.clone())
            .map_err(|nearest| nearest.missing)
    }

    #[test]
    fn a_table_is_known_by_its_heads() {
        for (heads, id) in [
            (
                "交易流水号,交易日期,借方发生额（元）,贷方发生额（元）,余额,对方户名,摘要",
                "debit_credit_columns",
            ),
            ("记账日,交易金额,借贷标志,对方户名,余额", "amount_with_mark"),
            ("交易时间,收入,支 出,账户余额,对方名称", "income_expense"),
            ("入账日期,交易金额,对方户名,余额", "signed_amount"),
        ] {
            assert_eq!(recognised(heads).as_deref(), Ok(id), "{heads}");
        }
        assert_eq!(recognised("记账日,交易金额,余额,对手方户名"), Err(vec!["借贷标志".to_owned()]));
    }

    #[test]
    fn a_court_brings_its_own_layout() {
        let own = r#"{"id":"own","title":"本地银行","days":["dd/mm/yyyy"],
            "columns":{"booked_on":["日子"]},"amount":{"kind":"signed","amount":["钱"]}}"#;
        let layouts = Layouts::built_in().with(own).unwrap();
        assert_eq!(
            layouts.iter().next().map(|layout| (layout.id(), layout.title())),
            Some(("own", "本地银行"))
        );
        for (json, expected) in [
            ("{}", "写得不对"),
            (&own.replace("\"dd/mm/yyyy\"", ""), "没有写明日期"),
            (&own.replace("\"钱\"", ""), "没有写明日期栏或者金额栏"),
            (&own.replace("\"days\"", "\"tage\""), "写得不对"),
        ] {
            assert!(Layouts::built_in().with(json).unwrap_err().to_string().contains(expected), "{json}");
        }
    }
}
