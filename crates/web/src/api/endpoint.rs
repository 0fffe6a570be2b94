//! An endpoint: its route and what the document says of it, in one place.

use crate::api::error::{Fault, Problem};
use crate::api::request::Parameter;
use crate::api::schema::{Components, Schema};
use app::App;
use axum::routing::MethodRouter;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The path under which version 1 is served.
pub(crate) const PREFIX: &str = "/api/v1";

type SchemaOf = Box<dyn FnOnce(&mut Components) -> Value>;

/// One method of one path.
pub(crate) struct Endpoint {
    method: &'static str,
    /// Below [`PREFIX`].
    pub(crate) path: String,
    pub(crate) route: MethodRouter<App>,
    id: String,
    tag: &'static str,
    summary: String,
    description: String,
    public: bool,
    parameters: &'static [Parameter],
    body: Option<SchemaOf>,
    answer: Answer,
    faults: Vec<Fault>,
}

enum Answer {
    Nothing,
    Json(u16, SchemaOf),
    Pdf,
    Sheet,
}

impl Endpoint {
    /// A method that reads.
    pub(crate) fn get(path: &str, id: &str, route: MethodRouter<App>) -> Endpoint {
        Endpoint::new("get", path, id, route)
    }

    /// A method that asks for something to be done.
    pub(crate) fn post(path: &str, id: &str, route: MethodRouter<App>) -> Endpoint {
        Endpoint::new("post", path, id, route)
    }

    /// A method that ends something.
    pub(crate) fn delete(path: &str, id: &str, route: MethodRouter<App>) -> Endpoint {
        Endpoint::new("delete", path, id, route)
    }

    fn new(method: &'static str, path: &str, id: &str, route: MethodRouter<App>) -> Endpoint {
        Endpoint {
            method,
            path: path.to_owned(),
            route,
            id: id.to_owned(),
            tag: "",
            summary: String::new(),
            description: String::new(),
            public: false,
            parameters: &[],
            body: None,
            answer: Answer::Nothing,
            faults: vec![Fault::Internal],
        }
    }

    /// Where it belongs, and what it does in a few Chinese words.
    pub(crate) fn about(mut self, tag: &'static str, summary: impl Into<String>) -> Endpoint {
        (self.tag, self.summary) = (tag, summary.into());
        self
    }

    /// What else there is to say.
    pub(crate) fn described(mut self, description: impl Into<String>) -> Endpoint {
        self.description = description.into();
        self
    }

    /// Nobody need be signed in.
    pub(crate) fn public(mut self) -> Endpoint {
        self.public = true;
        self
    }

    /// The parameters of its query.
    pub(crate) fn with_query(mut self, parameters: &'static [Parameter]) -> Endpoint {
        self.parameters = parameters;
        self
    }

    /// The JSON body that it takes.
    pub(crate) fn taking(mut self, schema: impl FnOnce(&mut Components) -> Value + 'static) -> Endpoint {
        self.body = Some(Box::new(schema));
        self
    }

    /// The JSON that it gives, with its status.
    pub(crate) fn giving<T: Schema + 'static>(self, status: u16) -> Endpoint {
        self.giving_schema(status, T::schema)
    }

    /// The JSON that it gives, where no struct of ours describes it.
    pub(crate) fn giving_schema(
        mut self,
        status: u16,
        schema: impl FnOnce(&mut Components) -> Value + 'static,
    ) -> Endpoint {
        self.answer = Answer::Json(status, Box::new(schema));
        self
    }

    /// It gives a PDF.
    pub(crate) fn giving_pdf(mut self) -> Endpoint {
        self.answer = Answer::Pdf;
        self
    }

    /// It gives a spreadsheet.
    pub(crate) fn giving_sheet(mut self) -> Endpoint {
        self.answer = Answer::Sheet;
        self
    }

    /// The ways to end badly that do not follow from token, path, query and body.
    pub(crate) fn failing(mut self, faults: &[Fault]) -> Endpoint {
        self.faults.extend(faults);
        self
    }

    /// Adds the operation to the paths of the document.
    pub(crate) fn describe(self, paths: &mut Map<String, Value>, components: &mut Components) {
        let mut parameters = self.path_parameters();
        parameters.extend(self.parameters.iter().map(|parameter| {
            json!({
                "name": parameter.name, "in": "query", "required": false,
                "description": parameter.meaning, "schema": parameter.schema(),
            })
        }));
        let mut faults = self.faults.clone();
        if !self.public {
            faults.push(Fault::NotSignedIn);
        }
        if self.path.contains('{') {
            faults.push(Fault::NotFound);
        }
        if self.body.is_some() {
            faults.extend([Fault::BadJson, Fault::TooLarge, Fault::NotJson, Fault::BadFields]);
        }
        if !self.parameters.is_empty() {
            faults.push(Fault::BadFields);
        }
        let mut operation = json!({
            "operationId": self.id, "tags": [self.tag], "summary": self.summary,
            "responses": responses(self.answer, faults, components),
        });
        if !self.description.is_empty() {
            operation["description"] = json!(self.description);
        }
        if !parameters.is_empty() {
            operation["parameters"] = json!(parameters);
        }
        if self.public {
            operation["security"] = json!([]);
        }
        if let Some(schema) = self.body {
            let schema = schema(components);
            operation["requestBody"] =
                json!({"required": true, "content": {"application/json": {"schema": schema}}});
        }
        let path = paths.entry(format!("{PREFIX}{}", self.path)).or_insert_with(|| json!({}));
        path[self.method] = operation;
    }

    fn path_parameters(&self) -> Vec<Value> {
        let names = self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        names
            .map(|name| {
                let (meaning, schema) = match name {
                    "setting" => ("设置项标识，例如 D-05", json!({"type": "string"})),
                    "entry" => ("案卷页码", json!({"type": "integer", "minimum": 1, "maximum": u32::MAX})),
                    "no" => ("当事人序号", json!({"type": "integer", "minimum": 1, "maximum": u32::MAX})),
                    "staff" => ("用户名，例如 one-1", json!({"type": "string"})),
                    "bulletin" => {
                        ("通报标识，例如 teams-2026-11-09：种类和期间首日", json!({"type": "string"}))
                    }
                    "node" => {
                        let open = docket::flow::Node::ALL.iter().filter(|one| **one != docket::flow::Node::Closed);
                        let nodes: Vec<_> = open.map(|node| (node.word(), node.title())).collect();
                        ("流程节点", crate::api::schema::words(&nodes))
                    }
                    "number" if ["/campaigns/", "/urgings/"].iter().any(|path| self.path.starts_with(path)) => {
                        ("编号", json!({"type": "integer", "minimum": 1, "maximum": u32::MAX}))
                    }
                    "institution" => ("协助执行单位代号，例如 bank-01", json!({"type": "string"})),
                    "paper" => {
                        let papers = docket::event::Paper::ALL.map(|paper| (paper.word(), paper.title()));
                        ("文书种类", crate::api::schema::words(&papers))
                    }
                    "court" => ("下级法院代字，例如 内0299", json!({"type": "string"})),
                    "id" if self.path.contains("/indicators/") => {
                        ("指标代号，例如 received", json!({"type": "string"}))
                    }
                    "id" if self.path.starts_with("/rules/") => {
                        ("规则编号，例如 INT-01", json!({"type": "string"}))
                    }
                    _ => ("案件标识，例如 内0299-2026-执-12", json!({"type": "string"})),
                };
                json!({"name": name, "in": "path", "required": true, "description": meaning, "schema": schema})
            })
            .collect()
    }
}

/// The answer that is a file of some type.
fn file(meaning: &str, kind: &str) -> Value {
    let schema = json!({"type": "string", "contentMediaType": kind});
    json!({"description": meaning, "content": {kind: {"schema": schema}}})
}

fn responses(answer: Answer, mut faults: Vec<Fault>, components: &mut Components) -> Value {
    let mut responses = Map::new();
    match answer {
        Answer::Nothing => {
            responses.insert("204".to_owned(), json!({"description": "完成"}));
        }
        Answer::Json(status, schema) => {
            let schema = schema(components);
            responses.insert(
                status.to_string(),
                json!({"description": "完成", "content": {"application/json": {"schema": schema}}}),
            );
        }
        Answer::Pdf => {
            responses.insert("200".to_owned(), file("文书", "application/pdf"));
        }
        Answer::Sheet => {
            responses.insert("200".to_owned(), file("表格", crate::download::XLSX));
        }
    }
    faults.sort_unstable();
    faults.dedup();
    let mut by_status: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for fault in faults {
        let (status, code, meaning) = fault.describe();
        by_status.entry(status).or_default().push(format!("`{code}`：{meaning}"));
    }
    let problem = Problem::schema(components);
    for (status, meanings) in by_status {
        responses.insert(
            status.to_string(),
            json!({
                "description": meanings.join("；"),
                "content": {"application/json": {"schema": problem}},
            }),
        );
    }
    Value::Object(responses)
}
