//! The text of a judgment cut at the borders of what was read in it and what is doubtful.

/// A stretch of the text over which nothing changes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// The mark that begins here.
    pub(crate) begins: Vec<Mark>,
    /// Whether something was read here.
    pub(crate) is_read: bool,
    /// Whether something is doubtful here.
    pub(crate) is_doubtful: bool,
}

/// A mark in the text: its anchor, its sign and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) kind: MarkKind,
    /// The number of the row or doubt, from 1.
    pub(crate) number: usize,
    pub(crate) span: (usize, usize),
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// A claim in money.
    Claim,
    /// A duty other than money.
    Duty,
    /// A doubt.
    Doubt,
}

impl Mark {
    /// The anchor in the text.
    pub(crate) fn id(&self) -> String {
        format!("mark-{}-{}", self.word(), self.number)
    }

    /// The anchor of the row or doubt.
    pub(crate) fn target(&self) -> String {
        format!("{}-{}", self.word(), self.number)
    }

    /// What is shown in the text.
    pub(crate) fn sign(&self) -> String {
        match self.kind {
            MarkKind::Claim => self.number.to_string(),
            MarkKind::Duty => format!("行{}", self.number),
            MarkKind::Doubt => format!("疑{}", self.number),
        }
    }

    pub(crate) fn is_doubt(&self) -> bool {
        self.kind == MarkKind::Doubt
    }

    fn word(&self) -> &'static str {
        match self.kind {
            MarkKind::Claim => "claim",
            MarkKind::Duty => "duty",
            MarkKind::Doubt => "doubt",
        }
    }
}

/// Cuts a text at the borders of its marks. Marks beyond the text are drawn at its end.
pub(crate) fn pieces(text: &str, marks: &[Mark]) -> Vec<Piece> {
    let characters: Vec<char> = text.chars().collect();
    let within = |place: usize| place.min(characters.len());
    let mut borders: Vec<usize> =
        marks.iter().flat_map(|mark| [within(mark.span.0), within(mark.span.1)]).collect();
    borders.extend([0, characters.len()]);
    borders.sort_unstable();
    borders.dedup();
    let holds =
        |mark: &Mark, start: usize, end: usize| within(mark.span.0) <= start && end <= within(mark.span.1);
    borders
        .windows(2)
        .map(|border| {
            let (start, end) = (border[0], border[1]);
            let over =
                |doubt: bool| marks.iter().any(|mark| mark.is_doubt() == doubt && holds(mark, start, end));
            let begins = |mark: &&Mark| {
                within(mark.span.0) == start || (end == characters.len() && within(mark.span.0) == end)
            };
            Piece {
                text: characters[start..end].iter().collect(),
                begins: marks.iter().filter(begins).cloned().collect(),
                is_read: over(false),
                is_doubtful: over(true),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_overlap_cut_the_text_and_lose_nothing() {
        let mark = |kind, number, span| Mark { kind, number, span };
        let text = "被告偿还借款及利息。";
        let marks = [
            mark(MarkKind::Claim, 1, (0, 9)),
            mark(MarkKind::Doubt, 1, (7, 9)),
            mark(MarkKind::Doubt, 2, (40, 50)),
        ];
        let pieces = pieces(text, &marks);
        let joined: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(joined, text);
        assert_eq!(pieces[0].text, "被告偿还借款及");
        assert!(pieces[1].is_read && pieces[1].is_doubtful && !pieces[2].is_read);
        let begun: usize = pieces.iter().map(|piece| piece.begins.len()).sum();
        assert_eq!(begun, 3);
        assert!(super::pieces("", &[]).is_empty());
    }
}
