//! Circles as earlier versions wrote them.

use circle::{Action, Actor, AgreementId, Circle, Command, CommandId, SeatId};
use serde_json::Value;

/// Answers and the ids of requests are written in another way now than they once were; all else is as it was.
pub(crate) fn is_read_whole(circle: &Circle, written: &Value) {
    let again = serde_json::to_value(circle).unwrap();
    assert_eq!(
        &serde_json::from_value::<Circle>(again.clone()).unwrap(),
        circle
    );
    let mut rest = [written.clone(), again.clone()];
    for one in &mut rest {
        for field in ["agreements", "heard", "arrivals"] {
            assert!(
                one.as_object_mut().unwrap().remove(field).is_some(),
                "{field}"
            );
        }
    }
    assert_eq!(rest[0], rest[1]);
    let agreements = written["agreements"].as_array().unwrap();
    assert_eq!(circle.agreements().len(), agreements.len());
    for (agreement, written) in circle.agreements().iter().zip(agreements) {
        assert_eq!(
            &serde_json::to_value(agreement.text.as_str()).unwrap(),
            &written["text"]
        );
        assert_eq!(
            agreement.id,
            AgreementId(written["id"].as_u64().unwrap() as u16)
        );
        let answers = written["answers"].as_object().unwrap();
        assert_eq!(agreement.answers.len(), answers.len());
        for (seat, answer) in answers {
            let thumb = agreement.answers[&SeatId(seat.parse().unwrap())];
            assert_eq!(&serde_json::to_value(thumb).unwrap(), answer);
        }
    }
    for (seat, ids) in written["heard"].as_object().unwrap() {
        let seat = Actor::Seat(SeatId(seat.parse().unwrap()));
        for id in ids.as_array().unwrap() {
            let id = CommandId::parse(id.as_str().unwrap()).unwrap();
            let again = circle.act(circle.last_at(), seat, &Command::new(id, Action::Tick));
            assert_eq!(again, Ok((circle.clone(), vec![])), "a resend is known");
        }
    }
    let arrivals = written["arrivals"].as_array().unwrap();
    for arrival in arrivals {
        let id = CommandId::parse(arrival[0].as_str().unwrap()).unwrap();
        let seat = circle.seat_given_to(id).unwrap();
        assert_eq!(arrival[1], seat.0);
    }
}
