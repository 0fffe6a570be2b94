//! Groups of fields that several forms share.

use super::fields::form_data;

form_data! {
    /// What every paper carries: who issues it, in which case, when, with what attached.
    Head {
        /// The full name of the court.
        court: String = "法院全称",
        /// The case number in full-width brackets, `（2026）鲁0102执1234号`.
        case_number: String = "案号",
        /// The day of the paper in Chinese numerals, `二〇二六年三月十日` (`values::Day::chinese_numerals`).
        issued_on: String = "成文日期（汉字数字）",
        /// The attachments, one line each, without numbers; may be empty.
        attachments: Vec<String> = "附件，逐行，不带序号",
        /// What stands above every page, `示例文书，不具有法律效力`; none on the papers of a court.
        mark: Option<String> = "页眉声明",
    }
}

form_data! {
    /// The instrument that is enforced (执行依据).
    Basis {
        /// The court or body that made it.
        maker: String = "作出机关",
        /// Its number.
        number: String = "文号",
        /// Its kind, `民事判决`, `民事调解书`, `裁决`.
        title: String = "文书种类",
        /// The cause of action, `民间借贷纠纷`.
        cause: String = "案由",
    }
}

form_data! {
    /// One party as the head of a ruling names it.
    Party {
        /// `申请执行人`, `被执行人`, `利害关系人`.
        role: String = "诉讼地位",
        /// The name.
        name: String = "姓名或者名称",
        /// What follows the name: sex, birth, residence, or seat and legal representative; may be empty.
        details: String = "身份事项（可空）",
    }
}

form_data! {
    /// The account into which case money is paid.
    Account {
        /// The bank and branch.
        bank: String = "开户银行",
        /// The name of the account.
        holder: String = "户名",
        /// The number of the account.
        number: String = "账号",
    }
}

form_data! {
    /// Whom to reach at the court.
    Contact {
        /// The officer in charge.
        officer: String = "联系人",
        /// The telephone.
        telephone: String = "联系电话",
        /// The court's address.
        address: String = "联系地址",
    }
}

form_data! {
    /// One judge who signs a ruling.
    Signer {
        /// `审判长`, `审判员`, `执行员`.
        office: String = "职务",
        /// The name.
        name: String = "姓名",
    }
}

form_data! {
    /// Who signs a ruling.
    Signatures {
        /// The judges, the presiding one first.
        judges: Vec<Signer> = "审判人员，审判长在前",
        /// The clerk.
        clerk: String = "书记员姓名",
    }
}

form_data! {
    /// One deposit or other asset that an institution holds.
    Holding {
        /// The institution.
        institution: String = "协助单位",
        /// Whose it is.
        owner: String = "户名（权利人）",
        /// What it is and where it is found, `银行存款，账号6217001234567890123`.
        asset: String = "财产及账号",
        /// The amount or the share concerned, formatted, `人民币52,318.40元`.
        amount: String = "金额或者数额",
    }
}

impl Head {
    /// A head as in the sample papers, with the given attachments.
    #[must_use]
    pub fn sample(attachments: &[&str]) -> Head {
        Head {
            court: "云山市青石区人民法院".into(),
            case_number: "（2026）云0102执1234号".into(),
            issued_on: "二〇二六年三月十日".into(),
            attachments: lines(attachments),
            mark: None,
        }
    }
}

impl Basis {
    /// A judgment about a loan.
    #[must_use]
    pub fn sample() -> Basis {
        Basis {
            maker: "云山市青石区人民法院".into(),
            number: "（2025）云0102民初5678号".into(),
            title: "民事判决".into(),
            cause: "民间借贷纠纷".into(),
        }
    }
}

impl Account {
    /// The case account of the sample court.
    #[must_use]
    pub fn sample() -> Account {
        Account {
            bank: "云山银行青石支行".into(),
            holder: "云山市青石区人民法院".into(),
            number: "9558 8012 0260 0001 234".into(),
        }
    }
}

impl Contact {
    /// The officer of the sample papers.
    #[must_use]
    pub fn sample() -> Contact {
        Contact {
            officer: "陈祎".into(),
            telephone: "0999-1234567".into(),
            address: "云山市青石区平安路8号执行局".into(),
        }
    }
}

impl Signatures {
    /// A panel of three and a clerk.
    #[must_use]
    pub fn sample() -> Signatures {
        let judge = |office: &str, name: &str| Signer { office: office.into(), name: name.into() };
        Signatures {
            judges: vec![judge("审判长", "陈祎"), judge("审判员", "李东昇"), judge("审判员", "周旻")],
            clerk: "吴垚".into(),
        }
    }
}

impl Holding {
    /// A deposit of the sample debtor.
    #[must_use]
    pub fn sample() -> Holding {
        Holding {
            institution: "中国云山银行股份有限公司青石支行".into(),
            owner: "王喆".into(),
            asset: "银行存款，账号6217001234567890123".into(),
            amount: "人民币52,318.40元".into(),
        }
    }
}

/// The two parties of the sample case, whose names hold characters that small fonts lack.
#[must_use]
pub(crate) fn sample_parties() -> Vec<Party> {
    vec![
        Party {
            role: "申请执行人".into(),
            name: "张堃".into(),
            details: "男，1980年5月6日出生，汉族，住云山市青石区安泰街12号。".into(),
        },
        Party {
            role: "被执行人".into(),
            name: "王喆".into(),
            details: "女，1985年11月2日出生，汉族，住云山市青石区和平里3号楼2单元501室。".into(),
        },
    ]
}

/// Owned lines.
pub(crate) fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}
