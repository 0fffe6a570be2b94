//! A post is taken once, and what goes wrong says whether it may have arrived.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use gateways::work_group::{Answering, PostError, WorkGroup, serve};
use std::time::Duration;

const WHOLE: Duration = Duration::from_millis(400);

#[test]
fn what_goes_wrong_says_whether_the_post_may_have_arrived() {
    for (answering, expected, kept) in [
        (Answering::Well, "sent", 1),
        (Answering::Slow, "unclear", 1),
        (Answering::Wrong, "unclear", 1),
        (Answering::Down, "busy", 0),
        (Answering::Busy, "busy", 0),
    ] {
        let group = serve("127.0.0.1:0", "k1", answering, Duration::from_secs(2)).unwrap();
        let sent = WorkGroup::new(&group.address(), WHOLE).post("**第1期**");
        let word = match sent {
            Ok(()) => "sent",
            Err(PostError::Unclear(_)) => "unclear",
            Err(PostError::Busy) => "busy",
            Err(other) => panic!("{answering:?}: {other}"),
        };
        assert_eq!(word, expected, "{answering:?}");
        assert_eq!(group.posts().len(), kept, "{answering:?}");
    }
}

#[test]
fn a_wrong_key_a_long_text_and_no_connection_are_told_apart() {
    let group = serve("127.0.0.1:0", "k1", Answering::Well, WHOLE).unwrap();
    let wrong = WorkGroup::new(&group.address().replace("k1", "k2"), WHOLE);
    assert!(matches!(wrong.post("甲"), Err(PostError::Refused(_))));
    let right = WorkGroup::new(&group.address(), WHOLE);
    assert!(matches!(right.post(&"长".repeat(1_366)), Err(PostError::Refused(_))));
    right.post(&"长".repeat(1_365)).unwrap();
    assert_eq!(group.posts().len(), 1);
    let gone = group.address();
    drop(group);
    assert!(matches!(WorkGroup::new(&gone, WHOLE).post("甲"), Err(PostError::Unreachable(_))));
    assert!(!format!("{right:?}").contains("k1"), "the key is not shown");
}
