//! What is wrong with a line, and what to do about it, in the words of officers.

use values::Fen;

/// A line that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Its row in the table, or its line in the XML, counted from 1.
    pub row: usize,
    /// The head of the column, where one cell is to blame.
    pub column: Option<Box<str>>,
    /// What is wrong.
    pub fault: Fault,
}

impl std::fmt::Display for BadLine {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.column {
            Some(column) => write!(out, "第 {} 行“{column}”：{}", self.row, self.fault),
            None => write!(out, "第 {} 行：{}", self.row, self.fault),
        }
    }
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No day where one must stand.
    #[error("“{0}”不是日期，请对照银行回单改正后，只就本行重新导入")]
    NoDay(Box<str>),
    /// An amount that is no number.
    #[error("“{0}”不是金额，请填写元、最多两位小数（例如 12,345.67），改正后重新导入")]
    NoAmount(Box<str>),
    /// An amount with a part below a fen.
    #[error("“{0}”有不足一分的尾数，系统不作四舍五入，请对照银行回单改为两位小数后重新导入")]
    FinerThanFen(Box<str>),
    /// An amount beyond all reason.
    #[error("“{0}”超过 10 万亿元，请核对是否误填")]
    TooLarge(Box<str>),
    /// No amount at all, or zero.
    #[error("没有发生额，请向银行核实；确无资金变动的，删去本行")]
    Nothing,
    /// An amount in both columns.
    #[error("收入、支出两栏都有金额，请对照银行回单只保留一栏")]
    BothWays,
    /// A word for the direction that the layout does not know.
    #[error("“{0}”看不出是收入还是支出，请改为“借”或者“贷”后重新导入")]
    NoDirection(Box<str>),
    /// Money that is not renminbi.
    #[error("币种是“{0}”，案款账户只收人民币，请核对是否选错账户")]
    Foreign(Box<str>),
    /// A transaction number whose end Excel has lost.
    #[error("“{0}”被当作数字保存，尾数已经丢失，请向银行重新下载，或者把该栏设为文本后重新导出")]
    DigitsLost(Box<str>),
    /// Bytes that are no text.
    #[error("有无法识别的字符，请向银行重新下载，或者对照回单改正后重新导入")]
    BrokenText,
    /// A line of another account.
    #[error("是另一账户（{0}）的交易，请按账户分别下载后导入")]
    OtherAccount(super::AccountNumber),
    /// A transaction number that another line with other content bears.
    #[error("流水号“{number}”与第 {first_row} 行相同，而内容不同，请向银行核实后重新导入")]
    NumberTaken {
        /// The number.
        number: Box<str>,
        /// The row of the line that was kept.
        first_row: usize,
    },
    /// An answer that does not say which payment it means.
    #[error("没有支付指令号，看不出是哪一笔付款的结果，请向银行核实")]
    NoOrderNo,
    /// A word for the result of a payment that is not known.
    #[error("“{0}”看不出付款是否成功，请向银行核实后改为“成功”“失败”或者“处理中”")]
    NoStatus(Box<str>),
    /// A part of an XML file that is not well-formed, or lacks what must be there.
    #[error("记录损坏或者不完整，请向银行重新下载")]
    Damaged,
}

/// Something to look at in a statement that was read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The same line twice; the second was left out.
    #[error("第 {row} 行与第 {first_row} 行是同一笔交易，只计一次")]
    Repeated {
        /// The row that was left out.
        row: usize,
        /// The row that was kept.
        first_row: usize,
    },
    /// Two lines that nothing tells apart and that bear no number; both were kept.
    #[error("第 {row} 行与第 {first_row} 行内容完全相同且没有流水号，按两笔计，请对照银行回单核实是否重复")]
    Alike {
        /// The later row.
        row: usize,
        /// The earlier row.
        first_row: usize,
    },
    /// Opening, lines and closing do not add up.
    #[error(
        "期初余额 {opening} 元，加上本文件读入的收支净额 {moved} 元，与期末余额 {closing} 元相差 {difference} 元：有交易没有读入或者文件不全，请先处理有误的行，再与银行核对"
    )]
    Unbalanced {
        /// Before the first line.
        opening: Fen,
        /// What the good lines move.
        moved: Fen,
        /// After the last line.
        closing: Fen,
        /// Closing less what it should be.
        difference: Fen,
    },
    /// The balance beside a line does not follow from that beside the line before.
    #[error("第 {row} 行的余额应为 {expected} 元，文件所列为 {stated} 元：此前可能缺少交易，请与银行核对")]
    BalanceBroken {
        /// The row.
        row: usize,
        /// The balance that follows.
        expected: Fen,
        /// The balance as written.
        stated: Fen,
    },
    /// Nothing to check the sum against.
    #[error("文件没有期初、期末余额，也没有逐笔余额，无法核对是否完整")]
    NotCheckable,
    /// A balance that could not be read; the line was kept without it.
    #[error("第 {row} 行的余额“{text}”看不懂，未用于核对")]
    BalanceUnreadable {
        /// The row.
        row: usize,
        /// As written.
        text: Box<str>,
    },
    /// A value day that could not be read; the day of booking was taken.
    #[error("第 {row} 行的起息日“{text}”看不懂，按记账日计，请核实")]
    ValueDayUnreadable {
        /// The row.
        row: usize,
        /// As written.
        text: Box<str>,
    },
    /// An account whose end Excel has lost; the line was kept without it.
    #[error("第 {row} 行的“{column}”被当作数字保存，尾数已经丢失，未采用；请向银行重新下载后补录")]
    AccountDigitsLost {
        /// The row.
        row: usize,
        /// The head of the column.
        column: Box<str>,
    },
    /// Lines without a transaction number.
    #[error("有 {0} 行没有流水号，已按交易内容编号；以后再次导入时内容须保持不变")]
    Numbered(usize),
    /// An entry of CAMT.053 that is not booked yet.
    #[error("第 {row} 行的交易银行尚未入账（状态 {status}），未计入")]
    NotBooked {
        /// The line.
        row: usize,
        /// The bank's word.
        status: Box<str>,
    },
    /// The file ends before its end.
    #[error("文件在第 {row} 行中断，此前的交易已经读入，请向银行重新下载")]
    CutOff {
        /// Where it ends.
        row: usize,
    },
}
