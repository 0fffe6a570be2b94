//! JSON schemas of what the API takes and gives.
//!
//! An answer is written with [`answer!`]: the macro keeps each field together with its Chinese meaning and makes both
//! the struct that is serialized and its schema, so that the two cannot differ.

use serde_json::{Map, Value, json};
use values::{Day, Fen};

/// The named schemas of the document.
#[derive(Default)]
pub(crate) struct Components(Map<String, Value>);

/// A field of an object: its name, what it means, its schema.
pub(crate) type FieldOf = (&'static str, &'static str, fn(&mut Components) -> Value);

impl Components {
    /// Adds an object whose fields are all present, and gives the reference to it.
    pub(crate) fn object(&mut self, name: &str, fields: &[FieldOf]) -> Value {
        self.named(name, |components| {
            let mut properties = Map::new();
            for (field, meaning, schema) in fields {
                let mut schema = schema(components);
                schema["description"] = json!(meaning);
                properties.insert((*field).to_owned(), schema);
            }
            let required: Vec<&str> = fields.iter().map(|(field, ..)| *field).collect();
            json!({"type": "object", "required": required, "properties": properties})
        })
    }

    /// Adds a schema under a name, once, and gives the reference to it.
    pub(crate) fn named(&mut self, name: &str, make: impl FnOnce(&mut Components) -> Value) -> Value {
        if !self.0.contains_key(name) {
            let schema = make(self);
            self.0.insert(name.to_owned(), schema);
        }
        json!({"$ref": format!("#/components/schemas/{name}")})
    }

    /// All of them.
    pub(crate) fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}

/// A type that knows its JSON schema (draft 2020-12).
pub(crate) trait Schema {
    /// The schema; objects are added to the components and referred to.
    fn schema(components: &mut Components) -> Value;
}

macro_rules! plain_schemas {
    ($($type:ty => $schema:tt;)*) => {
        $(impl Schema for $type {
            fn schema(_components: &mut Components) -> Value {
                json!($schema)
            }
        })*
    };
}

plain_schemas! {
    String => {"type": "string"};
    &'static str => {"type": "string"};
    bool => {"type": "boolean"};
    u32 => {"type": "integer", "format": "int64", "minimum": 0};
    i64 => {"type": "integer", "format": "int64"};
    i32 => {"type": "integer", "format": "int32"};
    Fen => {"type": "integer", "format": "int64"};
    Day => {"type": "string", "format": "date"};
    // Anything: the value of one field of a command, whose own schema stands with its act.
    Value => {};
}

impl<T: Schema> Schema for Option<T> {
    fn schema(components: &mut Components) -> Value {
        let mut schema = T::schema(components);
        match schema.get("type").cloned() {
            Some(plain) => {
                schema["type"] = json!([plain, "null"]);
                schema
            }
            None => json!({"anyOf": [schema, {"type": "null"}]}),
        }
    }
}

impl<T: Schema> Schema for Vec<T> {
    fn schema(components: &mut Components) -> Value {
        json!({"type": "array", "items": T::schema(components)})
    }
}

/// Writes an answer of the API together with its schema: `field: Type, "中文说明";` for each field.
macro_rules! answer {
    (
        $(#[$meta:meta])*
        pub(crate) struct $name:ident { $( $field:ident : $type:ty, $meaning:literal; )* }
    ) => {
        $(#[$meta])*
        #[derive(serde::Serialize)]
        pub(crate) struct $name {
            $( #[doc = $meaning] pub(crate) $field: $type, )*
        }

        impl $crate::api::schema::Schema for $name {
            fn schema(components: &mut $crate::api::schema::Components) -> serde_json::Value {
                let fields: &[$crate::api::schema::FieldOf] = &[
                    $( (
                        stringify!($field),
                        $meaning,
                        <$type as $crate::api::schema::Schema>::schema,
                    ), )*
                ];
                components.object(stringify!($name), fields)
            }
        }
    };
}
pub(crate) use answer;

/// The schema of a text that must be one of the stored words.
pub(crate) fn words(choices: &[(&str, &str)]) -> Value {
    let titles: Vec<String> = choices.iter().map(|(word, title)| format!("{word}：{title}")).collect();
    json!({
        "type": "string",
        "enum": choices.iter().map(|(word, _)| *word).collect::<Vec<_>>(),
        "description": titles.join("；"),
    })
}

/// The schema of an object that somebody sends: fields with their schemas, and those that must be there.
pub(crate) fn request(required: &[&str], fields: &[(&str, Value)]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
}

/// A schema that may also be `null`.
pub(crate) fn nullable(mut schema: Value) -> Value {
    let plain = schema["type"].clone();
    schema["type"] = json!([plain, "null"]);
    if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        words.push(Value::Null);
    }
    schema
}

/// The schema of a text, with its meaning.
pub(crate) fn text(meaning: &str) -> Value {
    json!({"type": "string", "description": meaning})
}

/// The schema of a civil day, with its meaning.
pub(crate) fn day(meaning: &str) -> Value {
    json!({"type": "string", "format": "date", "description": meaning})
}
