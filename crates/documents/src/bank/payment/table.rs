//! Payments as a table, for banks that take no pain.001.

use super::{PaymentFault, PaymentFile};
use encoding_rs::GB18030;

/// The encoding of a file for the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with a mark, which Excel and newer bank programs expect.
    Utf8,
    /// GB18030, which older bank programs expect.
    Gb18030,
}

/// The heads, in their order.
pub(super) const HEADS: [&str; 9] =
    ["序号", "支付指令号", "付款账号", "收款人户名", "收款账号", "开户行", "联行号", "金额", "附言"];

impl PaymentFile {
    /// The file as comma-separated values with a row of heads.
    ///
    /// # Errors
    /// All that is wrong with the file, [`PaymentFile::faults`].
    pub fn to_csv(&self, encoding: Encoding) -> Result<Vec<u8>, Vec<PaymentFault>> {
        self.checked()?;
        let mut text = HEADS.join(",") + "\r\n";
        for (order, place) in self.orders.iter().zip(1..) {
            let place = place.to_string();
            let amount = order.amount.plain();
            let cells = [
                &place,
                &order.order_no,
                self.payer.account.reveal(),
                &order.payee_name,
                order.payee_account.reveal(),
                &order.payee_bank,
                &order.payee_bank_code,
                &amount,
                &order.wording,
            ];
            text.push_str(&cells.map(cell).join(","));
            text.push_str("\r\n");
        }
        Ok(match encoding {
            Encoding::Utf8 => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
            Encoding::Gb18030 => GB18030.encode(&text).0.into_owned(),
        })
    }
}

fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
