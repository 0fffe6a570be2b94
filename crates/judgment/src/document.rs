//! A whole judgment: its head, its operative part, its end.

use crate::lexing::{Date, Lexed};
use crate::parties::Parties;
use crate::text::Span;
use values::Day;

/// What stands around the operative part, and where that part is.
pub(crate) struct Document {
    pub(crate) case_number: Option<String>,
    pub(crate) court: Option<String>,
    pub(crate) judged_on: Option<Day>,
    pub(crate) parties: Parties,
    pub(crate) operative: Span,
}

/// The words that open an operative part.
const OPENINGS: [&str; 16] = [
    "判决如下",
    "裁定如下",
    "决定如下",
    "达成如下协议",
    "达成协议如下",
    "达成调解协议如下",
    "协议如下",
    "如下调解协议",
    "调解如下",
    "判令如下",
    "判决主文：",
    "主文如下：",
    "裁决如下",
    "作出如下裁决",
    "作出如下判决",
    "如下协议：",
];

/// The words after which nothing is ordered any more.
const ENDINGS: [&str; 15] = [
    "如不服本",
    "不服本判决",
    "服本判决",
    "本判决为终审",
    "本裁定为终审",
    "上述协议，不违反",
    "上述协议不违反",
    "上述协议，符合",
    "上述协议符合",
    "以上协议",
    "本调解书经双方",
    "本调解书与",
    "双方当事人一致同意本调解",
    "本裁决为终局",
    "本裁决自作出",
];

/// How the line of a signature begins, its blanks left out.
const SIGNATURES: [&str; 9] = [
    "审判长",
    "审判员",
    "代理审判员",
    "人民陪审员",
    "首席仲裁员",
    "独任仲裁员",
    "仲裁员",
    "法官助理",
    "书记员",
];

impl Document {
    pub(crate) fn find(lexed: &Lexed) -> Document {
        let text = &lexed.text;
        let whole = text.whole();
        let opening =
            text.rfind_any(whole, &OPENINGS).filter(|o| !text.has(Span::new(o.end, o.end + 4), "【一审】"));
        let start = opening.map_or(0, |opening| {
            let mut at = opening.end;
            while matches!(text.at(at), '：' | '，' | ' ' | '\n' | '。') {
                at += 1;
            }
            at
        });
        let head = Span::new(0, opening.map_or(0, |o| o.start));
        let end = text.find_any(Span::new(start, whole.end), &ENDINGS).map_or(whole.end, |ending| {
            // `如不服…` may be spoken of a party: `双方如不服本判决`.
            let sentence = text.between(ending.start, Span::new(start, whole.end), &['。', '；', '\n']);
            sentence.start.max(start)
        });
        let end = end.min(signature(lexed, Span::new(start, whole.end)).unwrap_or(whole.end));
        let case_number = case_number(lexed, head);
        let operative = Span::new(start, end);
        Document {
            court: court(lexed, head, case_number.map(|n| n.start)),
            judged_on: judged_on(lexed, Span::new(end, whole.end)),
            case_number: case_number.map(|span| text.words(span)),
            parties: Parties::find(lexed, head, operative),
            operative,
        }
    }
}

/// Where the signatures begin: a line, or a sentence, that opens with the office of who signs.
fn signature(lexed: &Lexed, rest: Span) -> Option<usize> {
    let text = &lexed.text;
    let mut starts = text.all(rest, &["\n", "。", " "]);
    starts.retain(|sign| !matches!(text.at(sign.end), '\n' | ' '));
    starts.into_iter().map(|sign| sign.end).find(|start| {
        let words = text.words(Span::new(*start, (start + 12).min(rest.end)));
        SIGNATURES.iter().any(|office| words.starts_with(office))
    })
}

/// `（2023）某0102民初123号` before the operative part; the first one is the judgment's own.
fn case_number(lexed: &Lexed, head: Span) -> Option<Span> {
    let text = &lexed.text;
    text.all(Span::new(head.start, head.end.min(head.start + 300)), &["号"]).into_iter().find_map(|sign| {
        let open =
            text.rfind_any(Span::new(sign.start.saturating_sub(30).max(head.start), sign.start), &["（"])?;
        let close = text.partner(open.start)?;
        let year = text.uniform(Span::new(open.end, close));
        let is_year = year.chars().count() == 4
            && year.chars().all(|c| c.is_ascii_digit() || c == '〇' || is_chinese_digit(c));
        let end = sign.end + text.starts_any(sign.end, &["之一", "之二", "之三"]).unwrap_or(0);
        (is_year && !text.has(Span::new(close, sign.start), "\n")).then(|| Span::new(open.start, end))
    })
}

fn is_chinese_digit(c: char) -> bool {
    "零一二三四五六七八九".contains(c)
}

/// The first line that ends in 法院 or names a board of arbitration, before the case number.
fn court(lexed: &Lexed, head: Span, case_number: Option<usize>) -> Option<String> {
    let text = &lexed.text;
    let head = Span::new(head.start, case_number?.min(head.end));
    let end = text.find_any(head, &["人民法院", "法院", "仲裁委员会", "仲裁院"])?.end;
    let line = text.between(end, head, &['\n', '。', '，', '：']);
    let name = text.trimmed(Span::new(line.start, end), &[]);
    (name.end - name.start < 40).then(|| text.words(name))
}

/// The day written alone on a line behind the operative part, usually in Chinese numerals above the clerk's name;
/// where the text has no lines, the first day behind the signatures. A day in an appendix of statutes is not taken.
fn judged_on(lexed: &Lexed, tail: Span) -> Option<Day> {
    let text = &lexed.text;
    let signed = signature(lexed, Span::new(tail.start.saturating_sub(1), tail.end)).unwrap_or(tail.start);
    let days: Vec<_> = lexed.dates(Span::new(signed, tail.end)).filter(|date| !date.month_only).collect();
    let alone = |date: &&&Date| {
        let line = text.between(date.span.start, tail, &['\n']);
        text.trimmed(line, &[]) == date.span
    };
    days.iter().find(alone).or(days.first()).map(|date| date.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_judgment_is_cut_at_the_right_places() {
        let words = "青山县人民法院\n民事判决书\n（2023）某0102民初88号\n原告：甲某，男，住青山县。\n被告：青山乙建筑有限公司（以下简称乙公司），住所地长河路。\n法定代表人：丁某。\n原告诉称，被告借款不还。\n被告辩称：没有借款。\n本院判决如下：\n\
                     被告青山乙建筑有限公司于本判决生效之日起十日内偿还原告甲某借款1000元。\n如不服本判决，可在判决书送达之日起十五日内上诉。\n\
                     审判员 丙某\n二〇二三年五月六日\n书记员 丁某";
        let lexed = Lexed::new(words);
        let document = Document::find(&lexed);
        assert_eq!(document.case_number.as_deref(), Some("（2023）某0102民初88号"));
        assert_eq!(document.court.as_deref(), Some("青山县人民法院"));
        assert_eq!(document.judged_on.map(|d| d.to_string()).as_deref(), Some("2023-05-06"));
        let known: Vec<_> =
            document.parties.known.iter().map(|p| (p.name.as_str(), p.role.as_deref())).collect();
        assert_eq!(known, [("甲某", Some("原告")), ("青山乙建筑有限公司", Some("被告"))]);
        let operative = lexed.text.words(document.operative);
        assert!(operative.starts_with("被告青山") && operative.ends_with("1000元。"), "{operative}");
    }
}
