//! The description of a form's fields, kept beside the fields themselves.

/// One field a template may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name used in templates and JSON.
    pub name: &'static str,
    /// What the court calls it.
    pub label: &'static str,
    /// The Rust type: `String`, `Vec<…>`, `Option<…>` of text or of a group of fields.
    pub kind: &'static str,
}

/// A struct whose fields are described for the reference page.
pub trait Fields {
    /// The fields, in the order of the struct.
    const FIELDS: &'static [Field];
}

/// Defines a struct of form data: each field has an English doc comment and the court's own label.
macro_rules! form_data {
    (
        $(#[doc = $about:literal])+
        $name:ident {
            $( $(#[doc = $doc:literal])+ $field:ident : $kind:ty = $label:literal, )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $( $(#[doc = $doc])+ pub $field: $kind, )+
        }

        impl $crate::forms::Fields for $name {
            const FIELDS: &'static [$crate::forms::Field] = &[
                $( $crate::forms::Field { name: stringify!($field), label: $label, kind: stringify!($kind) }, )+
            ];
        }
    };
}
pub(crate) use form_data;
