//! 协助执行通知书.

use super::fields::form_data;
use super::parts::{Account, Basis, Contact, Head, lines};

form_data! {
    /// The notice by which an institution must assist (民事诉讼法第二百五十三条第二款、第二百六十二条), with its reply slip.
    AssistanceNotice {
        /// What every paper carries; the ruling is an attachment.
        head: Head = "文书首尾",
        /// The institution.
        institution: String = "协助执行单位",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The debtor.
        respondent: String = "被执行人",
        /// The debtor's id or credit number with its name, `公民身份号码…`, so that the institution finds the right one;
        /// none where it is not known.
        respondent_number: Option<String> = "被执行人的号码，带号码名称",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The number of the ruling that is carried out.
        ruling_number: String = "执行裁定书文号",
        /// The articles of 民事诉讼法: `第二百五十三条` for deposits and securities, `第二百五十五条、第二百六十二条` where a title
        /// is registered.
        provisions: String = "所依照的《民事诉讼法》条文",
        /// What is to be done, one line each without numbers and without the final stop.
        matters: Vec<String> = "协助事项，逐行，不带序号和句末标点",
        /// Where money is to be paid; none where nothing is to be paid.
        account: Option<Account> = "划入账户",
        /// What the reply slip asks, one label each.
        reply_items: Vec<String> = "回执填写项目",
        /// Whom to reach.
        contact: Contact = "联系方式",
    }
}

impl AssistanceNotice {
    /// The sample case.
    #[must_use]
    pub fn sample() -> AssistanceNotice {
        AssistanceNotice {
            head: Head::sample(&["（2026）云0102执1234号执行裁定书一份"]),
            institution: "中国云山银行股份有限公司青石支行".into(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            respondent_number: Some("公民身份号码530102198511020028".into()),
            basis: Basis::sample(),
            ruling_number: "（2026）云0102执1234号".into(),
            provisions: "第二百五十三条".into(),
            matters: lines(&[
                "冻结被执行人王喆（公民身份号码530102198511020028）在你单位账号6217001234567890123内的存款\
                 人民币52,318.40元",
                "冻结期限一年，自2026年3月10日起至2027年3月9日止；账户余额不足的，对冻结后进入该账户的款项一并冻结至前项数额",
                "冻结期间未经本院许可，不得支付、划转或者以其他方式处分",
            ]),
            account: None,
            reply_items: lines(&["账户余额", "实际冻结金额", "冻结期限", "在先冻结情况", "未能协助的原因"]),
            contact: Contact::sample(),
        }
    }
}
