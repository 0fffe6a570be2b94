//! Reading what people type or paste, and storing values as text.

/// Half-width digits, letters, dashes and brackets for their full-width forms; every case-number bracket becomes
/// `（` or `）`; spaces fall away.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' | '(' | '〔' | '［' | '[' | '【' => '（',
            '）' | ')' | '〕' | '］' | ']' | '】' => '）',
            '－' | '—' | '–' | '−' => '-',
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＋' => {
                char::from_u32(c as u32 - 0xFEE0).expect("full-width forms stand 0xFEE0 above ASCII")
            }
            other => other,
        })
        .collect()
}

/// Whether every character is a Chinese ideograph of the basic block.
pub(crate) fn is_chinese(text: &str) -> bool {
    text.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

/// Stores a value as text and reads it back through `FromStr`; the text is `Display`, or what the closure gives.
macro_rules! serde_as_text {
    ($name:ty) => {
        crate::text::serde_as_text!($name, ToString::to_string);
    };
    ($name:ty, $text:expr) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let text: fn(&$name) -> String = $text;
                serializer.serialize_str(&text(self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use serde_as_text;
