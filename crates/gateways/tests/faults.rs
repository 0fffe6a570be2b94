//! What each fault of an institution comes to on the side of the court, and that nothing happens twice.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod court;

use court::*;
use gateways::channel::{Channel, Clock, Http, HttpLimits};
use gateways::institution::InstitutionKind::Bank;
use gateways::message::{Matter, Outcome};
use gateways::signature::{Key, Signature, Signed};
use gateways::simulator::{FaultRate, Script, ScriptedFault};
use std::io::{Read, Write};
use std::net::TcpListener;
use values::Fen;

/// Orders a fault, freezes 600 yuan, and says what came back; then asks again and finds 600 yuan frozen once.
fn check(fault: &str, first: &str) {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    order(&bank, fault);
    let freeze = request(1, person(), freeze("1", 600));
    let sent = if fault == "slow" {
        impatient(&bank).send(std::slice::from_ref(&freeze))
    } else {
        channel.send(std::slice::from_ref(&freeze))
    };
    assert_eq!(word(&sent), first, "{fault}");
    let again = ask(&channel, &freeze);
    match &again.outcome {
        Outcome::Controlled { held_fen, rank: 0, .. } => assert_eq!(*held_fen, Fen::yuan(600), "{fault}"),
        other => panic!("{fault}: {other:?}"),
    }
    assert_eq!(ask(&channel, &freeze), again, "{fault}: the same request has the same reply for ever");
    assert_eq!(free(&channel, 2), Fen::yuan(400), "{fault}: it was frozen once");
}

#[test]
fn a_fault_of_a_message_has_its_name_and_no_double_effect() {
    for (fault, first) in [
        ("slow", "timed_out"),
        ("down", "busy"),
        ("closed", "unreachable"),
        ("lost", "unreachable"),
        ("garbage", "unintelligible"),
        ("unreadable", "answered"),
        ("duplicate", "answered"),
    ] {
        check(fault, first);
    }
}

#[test]
fn a_busy_institution_says_when_to_come_back() {
    let bank = institution(Bank, &[]);
    order(&bank, "down");
    let error = channel(&bank).send(&[request(1, person(), Matter::Query)]).unwrap_err();
    assert_eq!(error.officer_sentence(), "协助单位系统繁忙，要求30秒后再发，系统将按时重发");
}

#[test]
fn an_institution_that_is_gone_is_unreachable() {
    let free_port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let gone = Http::new(&format!("http://{free_port}"), COURT, key(), clock(), HttpLimits::default());
    assert_eq!(word(&gone.send(&[request(1, person(), Matter::Query)])), "unreachable");
}

#[test]
fn an_unreadable_reply_comes_as_such_beside_the_good_ones() {
    let bank = institution(Bank, &[]);
    order(&bank, "unreadable");
    let queries: Vec<_> = (1..=3).map(|page| request(page, stranger(page), Matter::Query)).collect();
    let delivery = send(&channel(&bank), &queries);
    assert_eq!(delivery.replies.len(), 2);
    assert_eq!(delivery.unreadable.len(), 1);
    assert_eq!(delivery.unreadable[0].request.as_ref(), Some(&queries[0].id));
}

#[test]
fn a_duplicate_reply_comes_twice_and_is_the_same() {
    let bank = institution(Bank, &[]);
    order(&bank, "duplicate");
    let delivery = send(&channel(&bank), &[request(1, person(), freeze("1", 600))]);
    assert_eq!(delivery.replies.len(), 2);
    assert_eq!(delivery.replies[0], delivery.replies[1]);
}

#[test]
fn a_reply_about_somebody_else_can_be_told() {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    order(&bank, "wrong_debtor");
    let wrong = ask(&channel, &request(1, person(), Matter::Query));
    assert!(!wrong.is_about(&person()));
    let right = ask(&channel, &request(2, person(), Matter::Query));
    assert!(right.is_about(&person()));
    assert_eq!(right.person, "张三（110105********002X）");
}

#[test]
fn a_partial_freeze_holds_half_and_says_so() {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    order(&bank, "partial");
    match ask(&channel, &request(1, person(), freeze("1", 600))).outcome {
        Outcome::Controlled { held_fen, .. } => assert_eq!(held_fen, Fen::yuan(300)),
        other => panic!("{other:?}"),
    }
    assert_eq!(free(&channel, 2), Fen::yuan(700));
}

#[test]
fn contradictory_balances_differ() {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    let first = free(&channel, 1);
    order(&bank, "contradiction");
    assert_ne!(free(&channel, 2), first);
    assert_eq!(free(&channel, 3), first);
}

#[test]
fn a_request_is_accepted_twice_and_then_answered() {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    order(&bank, "later");
    let freeze = request(1, person(), freeze("1", 600));
    assert_eq!(ask(&channel, &freeze).outcome, Outcome::Accepted);
    assert_eq!(free(&channel, 2), Fen::yuan(1_000), "nothing is done yet");
    assert_eq!(ask(&channel, &freeze).outcome, Outcome::Accepted);
    assert!(matches!(ask(&channel, &freeze).outcome, Outcome::Controlled { .. }));
    assert_eq!(free(&channel, 3), Fen::yuan(400));
}

#[test]
fn a_refusal_stands() {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    order(&bank, "refusal");
    let freeze = request(1, person(), freeze("1", 600));
    assert!(matches!(ask(&channel, &freeze).outcome, Outcome::Refused { .. }));
    assert!(matches!(ask(&channel, &freeze).outcome, Outcome::Refused { .. }));
    assert_eq!(free(&channel, 2), Fen::yuan(1_000));
}

#[test]
fn a_number_never_stands_for_another_request() {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    let first = ask(&channel, &request(1, person(), freeze("1", 600)));
    let other = ask(&channel, &request(1, person(), freeze("1", 700)));
    assert_eq!(other.outcome, Outcome::Refused { reason: "该请求编号已用于另一请求".to_owned() });
    assert_eq!(ask(&channel, &request(1, person(), freeze("1", 600))), first);
}

#[test]
fn with_every_fault_at_once_every_request_is_answered_once() {
    let rates = ["down=0.2", "closed=0.2", "lost=0.2", "garbage=0.2", "duplicate=0.2", "later=0.2"];
    let bank = institution(Bank, &rates);
    has(&bank, (0..40).map(|number| deposit(&number.to_string(), 1_000)).collect());
    let channel = channel(&bank);
    let freezes: Vec<_> =
        (0..40).map(|number| request(number, person(), freeze(&number.to_string(), 600))).collect();
    for freeze in &freezes {
        let answered = (0..200).any(|_| {
            channel.send(std::slice::from_ref(freeze)).is_ok_and(|delivery| {
                delivery.replies.iter().any(|reply| matches!(reply.outcome, Outcome::Controlled { .. }))
            })
        });
        assert!(answered, "{}", freeze.id);
    }
    for fault in ["down", "closed", "lost", "garbage", "duplicate", "later"] {
        let FaultRate { fault, rate } = format!("{fault}=0").parse().unwrap();
        let never = ScriptedFault { fault, rate: Some(rate), times: 0, request: None };
        bank.simulator().script(Script::Faults(never)).unwrap();
    }
    match ask(&channel, &request(99, person(), Matter::Query)).outcome {
        Outcome::Holdings { holdings } => {
            assert_eq!(holdings.len(), 40);
            assert!(holdings.iter().all(|holding| holding.amount_fen == Some(Fen::yuan(400))));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_wrong_or_old_signature_is_refused() {
    let bank = institution(Bank, &[]);
    let query = [request(1, person(), Matter::Query)];
    let other_key = Key::new("bank-1", b"another secret altogether").unwrap();
    let stranger = Key::new("bank-2", b"a secret of a court and its bank").unwrap();
    let late = Clock::new(|| clock().now().plus_seconds(-301));
    for (key, clock, expected) in [
        (key(), clock(), "answered"),
        (other_key, clock(), "signature_refused"),
        (stranger, clock(), "signature_refused"),
        (key(), late, "signature_refused"),
    ] {
        let http = Http::new(&bank.address(), COURT, key, clock, HttpLimits::default());
        assert_eq!(word(&http.send(&query)), expected);
    }
}

/// Answers one connection with fixed bytes, and gives the address.
fn impostor(answer: impl Into<Vec<u8>>) -> (String, std::thread::JoinHandle<()>) {
    let answer = answer.into();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let thread = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut seen = Vec::new();
        let mut buffer = [0; 4_096];
        // The batch ends with its last bracket.
        while !seen.ends_with(b"}]}") {
            let count = stream.read(&mut buffer).unwrap();
            assert!(count > 0, "the batch ended early");
            seen.extend_from_slice(&buffer[..count]);
        }
        // The client may have heard enough before the end.
        drop(stream.write_all(&answer));
    });
    (address, thread)
}

#[test]
fn an_answer_of_an_impostor_is_never_taken() {
    let json = "Content-Type: application/json\r\n";
    let signed = "Zhida-Key: bank-1\r\nZhida-Time: 1772330400\r\nZhida-Signature: 00\r\n";
    let long = 17 * 1024 * 1024;
    let empty = r#"{"replies":[]}"#;
    let to_another = Signed { act: "200", of: "the signature of another request", body: empty.as_bytes() };
    let replayed = Signature::make(&key(), to_another, clock().now()).to_file().replace('\n', "\r\n");
    for (head, body, expected) in [
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n".to_owned(), "<html>".to_owned(), "unintelligible"),
        (format!("HTTP/1.1 200 OK\r\n{json}"), empty.to_owned(), "signature_wrong"),
        (format!("HTTP/1.1 200 OK\r\n{json}{signed}"), empty.to_owned(), "signature_wrong"),
        (format!("HTTP/1.1 200 OK\r\n{json}{replayed}"), empty.to_owned(), "signature_wrong"),
        (format!("HTTP/1.1 200 OK\r\n{json}{signed}"), " ".repeat(long), "unintelligible"),
        (
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n".to_owned(),
            String::new(),
            "unintelligible",
        ),
        ("HTTP/1.1 429 Slow down\r\n".to_owned(), String::new(), "busy"),
        ("HTTP/1.1 500 Oh\r\n".to_owned(), String::new(), "unintelligible"),
        ("HTTP/1.1 404 No\r\n".to_owned(), String::new(), "not_offered"),
    ] {
        let (address, thread) = impostor(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()));
        let http = Http::new(&address, COURT, key(), clock(), HttpLimits::default());
        let sent = http.send(&[request(1, person(), Matter::Query)]);
        assert_eq!(word(&sent), expected, "{head}");
        drop(http);
        thread.join().unwrap();
    }
    let (address, thread) = impostor("garbage from end to end\r\n\r\n");
    let http = Http::new(&address, COURT, key(), clock(), HttpLimits::default());
    assert_eq!(word(&http.send(&[request(1, person(), Matter::Query)])), "unintelligible");
    thread.join().unwrap();
}

#[test]
fn nothing_is_sent_where_nothing_is_asked() {
    let gone = Http::new("http://127.0.0.1:1", COURT, key(), clock(), HttpLimits::default());
    assert!(Channel::Http(gone).send(&[]).unwrap().replies.is_empty());
}
