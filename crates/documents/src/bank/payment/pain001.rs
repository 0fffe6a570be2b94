//! Payments by ISO 20022: pain.001.

use super::{PaymentFault, PaymentFile};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use values::Instant;

/// The version of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// pain.001.001.03, which most banks take.
    V03,
    /// pain.001.001.09.
    V09,
}

impl PaymentFile {
    /// The file as pain.001: one group, one debit account, a transfer for each order, in renminbi, with the clearing
    /// numbers of CNAPS.
    ///
    /// # Errors
    /// All that is wrong with the file, [`PaymentFile::faults`].
    pub fn to_pain001(&self, version: Version) -> Result<String, Vec<PaymentFault>> {
        self.checked()?;
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 1));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        let number = match version {
            Version::V03 => "03",
            Version::V09 => "09",
        };
        let namespace = format!("urn:iso:std:iso:20022:tech:xsd:pain.001.001.{number}");
        xml.within(BytesStart::new("Document").with_attributes([("xmlns", namespace.as_str())]), |xml| {
            xml.element("CstmrCdtTrfInitn", |xml| {
                self.group(xml);
                xml.element("PmtInf", |xml| self.payments(xml, version));
            });
        });
        Ok(String::from_utf8(xml.0.into_inner()).expect("only text was written"))
    }

    fn group(&self, xml: &mut Xml) {
        xml.element("GrpHdr", |xml| {
            xml.text("MsgId", &self.message_id);
            xml.text("CreDtTm", &date_time(self.created_at));
            self.totals(xml);
            xml.element("InitgPty", |xml| xml.text("Nm", &self.payer.name));
        });
    }

    fn totals(&self, xml: &mut Xml) {
        xml.text("NbOfTxs", &self.orders.len().to_string());
        xml.text("CtrlSum", &self.total().plain());
    }

    fn payments(&self, xml: &mut Xml, version: Version) {
        xml.text("PmtInfId", &self.message_id);
        xml.text("PmtMtd", "TRF");
        xml.text("BtchBookg", "false");
        self.totals(xml);
        let day = self.execute_on.to_string();
        match version {
            Version::V03 => xml.text("ReqdExctnDt", &day),
            Version::V09 => xml.element("ReqdExctnDt", |xml| xml.text("Dt", &day)),
        }
        xml.element("Dbtr", |xml| xml.text("Nm", &self.payer.name));
        xml.account("DbtrAcct", self.payer.account.reveal());
        xml.element("DbtrAgt", |xml| xml.bank(&self.payer.bank_code, ""));
        for order in &self.orders {
            xml.element("CdtTrfTxInf", |xml| {
                xml.element("PmtId", |xml| {
                    xml.text("InstrId", &order.order_no);
                    xml.text("EndToEndId", &order.order_no);
                });
                xml.element("Amt", |xml| {
                    let amount = BytesStart::new("InstdAmt").with_attributes([("Ccy", "CNY")]);
                    xml.within(amount, |xml| xml.write(Event::Text(BytesText::new(&order.amount.plain()))));
                });
                xml.element("CdtrAgt", |xml| xml.bank(&order.payee_bank_code, &order.payee_bank));
                xml.element("Cdtr", |xml| xml.text("Nm", &order.payee_name));
                xml.account("CdtrAcct", order.payee_account.reveal());
                xml.element("RmtInf", |xml| xml.text("Ustrd", &order.wording));
            });
        }
    }
}

/// `2026-03-10T09:05:07`, in Beijing time, which the receiving bank keeps too.
fn date_time(at: Instant) -> String {
    at.to_string().chars().take(19).collect()
}

struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn write(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("writing to memory does not fail");
    }

    fn within(&mut self, start: BytesStart<'_>, fill: impl FnOnce(&mut Xml)) {
        let name = String::from_utf8(start.name().as_ref().to_vec()).expect("names are ASCII");
        self.write(Event::Start(start));
        fill(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    fn element(&mut self, name: &str, fill: impl FnOnce(&mut Xml)) {
        self.within(BytesStart::new(name), fill);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.element(name, |xml| xml.write(Event::Text(BytesText::new(text))));
    }

    fn account(&mut self, name: &str, number: &str) {
        self.element(name, |xml| {
            xml.element("Id", |xml| xml.element("Othr", |xml| xml.text("Id", number)));
            xml.text("Ccy", "CNY");
        });
    }

    fn bank(&mut self, code: &str, name: &str) {
        self.element("FinInstnId", |xml| {
            if !code.is_empty() {
                xml.element("ClrSysMmbId", |xml| {
                    xml.element("ClrSysId", |xml| xml.text("Cd", "CNAPS"));
                    xml.text("MmbId", code);
                });
            }
            if !name.is_empty() {
                xml.text("Nm", name);
            }
        });
    }
}
