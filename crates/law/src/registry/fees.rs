//! Rules of fees (FEE).

use super::answer::Answer;
use super::inputs::{Inputs, fen_of};
use super::readers::Answered;
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::derivation::{Confidence, Derivation, Explained};
use crate::litigation_fees2006::{self as fees, FeeBase, FeeKind};
use serde_json::json;
use values::Fen;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "FEE-01",
        title: "执行申请费",
        says: "",
        versions: &[Version::between(
            "2007-04-01",
            "",
            Confidence::Read,
            &[Source::unread(fees::article("第十四条第（一）项"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("amount_fen", "执行金额或者价额（分）；没有的不填")],
            outputs: &[field("fee_fen", "执行申请费（分）"), field("fee_yuan", "执行申请费（元）")],
            evaluate: execution,
        }),
    },
    Rule {
        id: "FEE-02",
        title: "保全申请费",
        says: "",
        versions: &[Version::between(
            "2007-04-01",
            "",
            Confidence::Read,
            &[Source::unread(fees::article("第十四条第（二）项"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("amount_fen", "实际保全的财产数额（分）")],
            outputs: &[field("fee_fen", "保全申请费（分）"), field("fee_yuan", "保全申请费（元）")],
            evaluate: preservation,
        }),
    },
    Rule {
        id: "FEE-03",
        title: "申请费的预交和负担",
        says: "",
        versions: &[Version::between(
            "2007-04-01",
            "",
            Confidence::Read,
            &[Source::unread(fees::article("第二十条第二款")), Source::unread(fees::article("第三十八条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("kind", "execution 或者 preservation")],
            outputs: &[field("prepaid", "是否预交"), field("borne_by", "由谁负担")],
            evaluate: burden,
        }),
    },
    Rule {
        id: "FEE-04",
        title: "执行申请费按累计金额补收",
        says: "",
        versions: &[Version::between(
            "2007-04-01",
            "",
            Confidence::Design,
            &[
                Source::unread(fees::article("第十四条第（一）项第2目")),
                Source::unread(fees::article("第二十六条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("receipts_fen", "各笔到账金额（分）"),
                field("cum_before_fen", "或者：此前累计（分）"),
                field("cum_after_fen", "本次后累计（分）"),
            ],
            outputs: &[
                field("cumulative_fee_fen", "按累计金额的费用（分）"),
                field("due_fen", "每次应收（分）"),
            ],
            evaluate: cumulative,
        }),
    },
    Rule {
        id: "FEE-05",
        title: "执行申请费的计费基数",
        says: "",
        versions: &[Version::between(
            "2007-04-01",
            "",
            Confidence::Design,
            &[Source::unread(fees::article("第十四条第（一）项第2目"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("base", "applied_for、recovered 或者 recovered_with_doubled"),
                field("applied_for_fen", "申请执行金额（分）"),
                field("recovered_fen", "执行到位金额（分）"),
                field("doubled_recovered_fen", "其中加倍部分（分）"),
            ],
            outputs: &[field("base_fen", "计费基数（分）")],
            evaluate: base,
        }),
    },
    Rule {
        id: "FEE-06",
        title: "恢复执行不再交费",
        says: "",
        versions: &[Version::between(
            "2007-04-01",
            "",
            Confidence::Read,
            &[Source::unread(fees::article("第二十六条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[],
            outputs: &[field("fee_again", "是否再次交费")],
            evaluate: after_suspension,
        }),
    },
];

fn fee_outputs(fee: &Explained<Fen>) -> Answer {
    Answer::of(fee, json!({ "fee_fen": fee.value, "fee_yuan": fee.value.to_string() }))
}

fn execution(inputs: &Inputs<'_>) -> Answered {
    if !inputs.has("amount_fen") {
        let (lowest, highest) = fees::EXECUTION_FEE_WITHOUT_AMOUNT;
        let explained = Derivation::new("FEE-01", "执行申请费", Confidence::Read)
            .step(fees::article("第十四条第（一）项第1目"), "没有执行金额或者价额的，每件交纳50元至500元。")
            .conclude((), format!("每件{lowest}元至{highest}元，由法院确定。"));
        return Ok(Answer::of(&explained, json!({ "fee_min_fen": lowest, "fee_max_fen": highest })));
    }
    Ok(fee_outputs(&fees::execution_fee(inputs.fen("amount_fen")?)))
}

fn preservation(inputs: &Inputs<'_>) -> Answered {
    Ok(fee_outputs(&fees::preservation_fee(inputs.fen("amount_fen")?)))
}

fn burden(inputs: &Inputs<'_>) -> Answered {
    let kind: FeeKind = inputs.typed("kind", "execution 或者 preservation")?;
    let explained = fees::burden(kind);
    Ok(Answer::of(
        &explained,
        json!({ "prepaid": explained.value.prepaid, "borne_by": explained.value.borne_by }),
    ))
}

fn cumulative(inputs: &Inputs<'_>) -> Answered {
    if inputs.has("cum_after_fen") {
        let explained = fees::execution_fee_due(inputs.fen("cum_before_fen")?, inputs.fen("cum_after_fen")?);
        return Ok(Answer::of(&explained, json!({ "due_fen": explained.value })));
    }
    let mut before = Fen::ZERO;
    let mut due = Vec::new();
    let mut separate = Fen::ZERO;
    for receipt in inputs.list("receipts_fen")? {
        let receipt = fen_of("receipts_fen", receipt)?;
        due.push(fees::execution_fee_due_amount(before, before + receipt));
        separate += fees::execution_fee_amount(receipt);
        before += receipt;
    }
    let explained = fees::execution_fee_due(Fen::ZERO, before);
    let value = json!({
        "due_fen": due,
        "cumulative_fee_fen": explained.value,
        "wrong_sum_of_separate_fees_fen": separate,
    });
    Ok(Answer::of(&explained, value))
}

fn base(inputs: &Inputs<'_>) -> Answered {
    let base: FeeBase = inputs.typed("base", "applied_for、recovered 或者 recovered_with_doubled")?;
    let explained = fees::fee_base(
        base,
        inputs.fen_or_zero("applied_for_fen")?,
        inputs.fen_or_zero("recovered_fen")?,
        inputs.fen_or_zero("doubled_recovered_fen")?,
    );
    Ok(Answer::of(&explained, json!({ "base_fen": explained.value })))
}

fn after_suspension(_: &Inputs<'_>) -> Answered {
    let explained = fees::fee_again_after_suspension();
    Ok(Answer::of(&explained, json!({ "fee_again": explained.value })))
}
