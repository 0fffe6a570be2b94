//! Sums that belong to several creditors or debtors one by one: 各, 分别.

use super::Assembly;
use super::Draft;
use crate::clauses::sums::Part;
use crate::text::Span;

impl Assembly<'_> {
    /// `向原告甲、乙各支付1000元`: one claim for each of them.
    pub(super) fn divide_each(&mut self, before: usize, span: Span) {
        let text = &self.lexed.text;
        let each = text.all(span, &["各"]).into_iter().find(|word| {
            text.starts_any(
                word.end,
                &[
                    "支付",
                    "给付",
                    "赔偿",
                    "返还",
                    "偿还",
                    "自",
                    "人民币",
                    "1",
                    "2",
                    "3",
                    "4",
                    "5",
                    "6",
                    "7",
                    "8",
                    "9",
                ],
            )
            .is_some()
                && !text.starts(word.end, "自的")
        });
        let Some(each) = each else { return };
        let drafts: Vec<Draft> = self.drafts.split_off(before);
        for draft in drafts {
            let several = |names: &[String]| names.len() > 1;
            if draft.at.start < each.end || draft.claim.amount_fen.is_none() {
                self.drafts.push(draft);
            } else if several(&draft.claim.creditor) {
                for name in draft.claim.creditor.clone() {
                    let mut one = draft.clone();
                    one.claim.creditor = vec![name];
                    self.drafts.push(one);
                }
            } else if several(&draft.claim.debtors) {
                for name in draft.claim.debtors.clone() {
                    let mut one = draft.clone();
                    one.claim.debtors = vec![name];
                    one.claim.joint = false;
                    self.drafts.push(one);
                }
            } else {
                self.drafts.push(draft);
            }
        }
    }

    /// `被告甲、乙分别赔偿1000元、2000元`: as many names as sums, in their order.
    pub(super) fn divide_in_turn(&mut self, before: usize, span: Span) {
        let Some(word) = self.lexed.text.find_any(span, &["分别"]) else { return };
        let drafts = &mut self.drafts[before..];
        let behind = drafts.iter().all(|d| d.at.start > word.end && d.part == Part::Owed);
        if drafts.len() < 2 || !behind {
            return;
        }
        let count = drafts.len();
        for (index, draft) in drafts.iter_mut().enumerate() {
            if draft.claim.debtors.len() == count {
                draft.claim.debtors = vec![draft.claim.debtors[index].clone()];
                draft.claim.joint = false;
            } else if draft.claim.creditor.len() == count {
                draft.claim.creditor = vec![draft.claim.creditor[index].clone()];
            }
        }
    }
}
