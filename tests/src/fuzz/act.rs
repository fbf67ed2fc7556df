//! Whole circles of requests, each line one: who asks, after how many milliseconds, and what, as in
//! `2 1500 {"pass":{"turn":$turn,"how":"shared"}}`.
//!
//! Who is a seat's number, `d` the door, `g` someone with a co-keeper's link, `c` the clock, `h` the house or `r` the
//! gathering, each of whose orders is a new one. The first
//! line may choose one of the starter plans by its number. `$turn`, `$part`, `$line`, `$edition` and `$order`
//! (what the house asks) stand for what they
//! are at that moment, so that a story that was changed still leads somewhere. A line that cannot be read is left out.

use app::plan::starters::starter_plans;
use circle::view::Scene;
use circle::{
    Action, ActionKind, Actor, Circle, Command, CommandId, OPENER, Part, Plan, Role, SeatId, Stage,
    Timestamp,
};

use super::is_whole;

/// The most lines that are played.
const LINES: usize = 200;
/// The longest time that passes at once: a day.
const DAY: u64 = 24 * 3_600_000;

const ACTIONS: [&str; 81] = [
    r#"d 10 {"sit":{"consents":[]}}"#,
    r#"d 10 {"sit":{"consents":[{"to":{"agreement":0,"wording":0},"thumb":"up"}]}}"#,
    r#"g 10 {"sit":{"consents":[]}}"#,
    r#"0 1000 "begin""#,
    r#"0 5000 {"next_part":{"from":$part}}"#,
    r#"0 5000 {"next_part":{"from":$part}}"#,
    r#"0 60000 {"pass":{"turn":$turn,"how":"shared"}}"#,
    r#"1 60000 {"pass":{"turn":$turn,"how":"not_now"}}"#,
    r#"2 60000 {"pass":{"turn":$turn,"how":"shared"}}"#,
    r#"1 0 {"hold_silence":{"turn":$turn}}"#,
    r#"1 0 {"speak_after_all":{"turn":$turn}}"#,
    r#"1 0 "take""#,
    r#"1 0 "let_be""#,
    r#"1 0 {"answer":{"agreement":0,"thumb":"down","wording":0}}"#,
    r#"2 0 {"answer_rest":{"thumb":"up","seen":[{"agreement":0,"wording":0},{"agreement":1,"wording":0}]}}"#,
    r#"1 0 {"propose":{"text":"We share the tea."}}"#,
    r#"0 0 {"amend":{"agreement":0,"text":"We share the bread."}}"#,
    r#"0 0 {"withdraw":{"agreement":1}}"#,
    r#"1 0 "step_out""#,
    r#"1 0 "step_in""#,
    r#"2 0 "leave""#,
    r#"1 0 "call_pause""#,
    r#"1 0 {"carry_seat":{"beyond":0,"consents":[]}}"#,
    r#"0 0 "take_back_keeping""#,
    r#"1 0 {"ask_later":{"part":$part}}"#,
    r#"1 0 {"sit_out":{"part":$part}}"#,
    r#"1 0 {"join_in":{"part":$part}}"#,
    r#"0 0 {"pass_on":{"turn":$turn}}"#,
    r#"0 0 {"more_time":{"turn":$turn}}"#,
    r#"0 0 "pause""#,
    r#"0 1000 "resume""#,
    r#"0 0 "ring""#,
    r#"0 0 {"breathe":{"pattern":"calm-4-6","breaths":6}}"#,
    r#"0 90000 "end_breath""#,
    r#"0 0 "lock""#,
    r#"0 0 "unlock""#,
    r#"0 0 {"move_seat":{"seat":1,"to":0}}"#,
    r#"0 0 {"turn":{"direction":"counter"}}"#,
    r#"0 0 {"set_away":{"seat":2,"away":true}}"#,
    r#"0 0 {"give_role":{"seat":1,"role":"keeper"}}"#,
    r#"0 0 {"give_role":{"seat":2,"role":"guardian"}}"#,
    r#"0 0 {"add_seat":{"beyond":0,"place":"at_end"}}"#,
    r#"0 0 {"let_in":{"seat":3,"place":null}}"#,
    r#"0 0 {"turn_away":{"seat":3}}"#,
    r#"0 0 {"set_late":{"late":{"door":"knock","place":"before_keeper"}}}"#,
    r#"0 0 {"remove":{"seat":2}}"#,
    r#"0 0 {"arrange":{"order":[2,0,1]}}"#,
    r#"0 0 "shift_plan""#,
    r#"0 0 {"start_part":{"part":$part}}"#,
    r#"0 0 {"next_line":{"line":$line}}"#,
    r#"0 0 {"respond":{"turn":$turn}}"#,
    r#"0 0 {"close_answers":{"part":$part}}"#,
    r#"0 0 {"show_cards":{"part":$part}}"#,
    r#"0 0 {"end_silence":{"part":$part}}"#,
    r#"0 0 {"more_part_time":{"part":$part}}"#,
    r#"0 0 {"edit_plan":{"edition":$edition,"edit":{"remove":{"at":2}}}}"#,
    r#"0 0 {"edit_plan":{"edition":$edition,"edit":{"move":{"from":3,"to":2}}}}"#,
    r#"0 0 "close""#,
    r#"c 60000 "tick""#,
    r#"c 7200000 "tick""#,
    r#"h 0 "nobody_keeps""#,
    r#"h 30000 "keeper_back""#,
    r#"0 0 "ask_host""#,
    r#"0 0 "ask_host_no_more""#,
    r#"0 0 {"answer_comeback":{"order":$order,"answer":"five_more"}}"#,
    r#"0 0 {"put_word_away":{"order":$order}}"#,
    r#"r 0 {"order":{"seat_someone":{"carried":"own_phone","keeps":false,"consents":[]}}}"#,
    r#"r 0 {"order":{"seat_someone":{"carried":{"by":1},"keeps":false,"consents":[]}}}"#,
    r#"r 0 {"order":{"seat_someone":{"carried":"own_phone","keeps":true,"consents":[]}}}"#,
    r#"3 0 "step_in""#,
    r#"r 0 {"order":{"give_up_seat":{"seat":1}}}"#,
    r#"r 0 {"order":{"give_up_seat":{"seat":0}}}"#,
    r#"r 0 {"order":{"breathe":{"pattern":"calm-4-6","breaths":3,"anchor":1800000010000}}}"#,
    r#"r 0 {"order":{"end_breath":{"breaths":1}}}"#,
    r#"r 0 {"order":"hold"}"#,
    r#"r 0 {"order":"let_go"}"#,
    r#"r 0 {"order":{"say_word":{"urgent":false}}}"#,
    r#"r 0 {"order":{"say_word":{"urgent":true}}}"#,
    r#"r 0 {"order":{"suggest_comeback":{"by":1900000000000}}}"#,
    r#"r 0 {"order":"host_comes"}"#,
    r#"r 0 {"order":"end"}"#,
];

pub(super) fn pieces() -> Vec<String> {
    ACTIONS.map(str::to_owned).to_vec()
}

/// Actions of every kind, none of them possible in most circles.
pub(super) fn actions() -> Vec<Action> {
    let actions = ACTIONS.iter().map(|line| {
        let action = line
            .splitn(3, ' ')
            .nth(2)
            .unwrap_or_default()
            .replace("$turn", "1");
        let names = ["$part", "$line", "$edition", "$order"];
        let action = names
            .iter()
            .fold(action, |action, name| action.replace(name, "0"));
        serde_json::from_str(&action).unwrap_or_else(|no| panic!("{no}: {action}"))
    });
    actions.collect()
}

/// A circle of three in its first round, the keeper having the piece.
pub(super) fn begun(now: Timestamp) -> Circle {
    let plan = Plan {
        title: "An evening".into(),
        intention: String::new(),
        parts: vec![
            Part::round("What do you carry?", Some(60_000)),
            Part::Agreements,
        ],
        direction: circle::Direction::Clockwise,
        keeper_turn: circle::KeeperTurn::First,
        late: circle::LatePolicy::default(),
        care: String::new(),
    };
    let circle = Circle::open(plan, &["We listen.".to_owned()], now);
    let mut circle = circle.within_gathering(&[], &[]);
    let sit = Action::Sit {
        consents: Vec::new(),
    };
    let asked = [
        (Actor::Door, sit.clone()),
        (Actor::Door, sit),
        (Actor::Seat(OPENER), Action::Begin),
    ];
    for ((actor, action), id) in asked.into_iter().zip(1..) {
        let command = Command::new(CommandId(id), action);
        circle = circle.act(now, actor, &command).expect("it may begin").0;
    }
    circle
}

pub(super) fn read(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut now = Timestamp(1_800_000_000_000);
    let plans = starter_plans();
    let chosen = text
        .lines()
        .next()
        .and_then(|line| line.trim().parse::<usize>().ok());
    let mut circle = match chosen {
        Some(number) => {
            let starter = &plans[number % plans.len()];
            let agreements = ["We listen.".to_owned(), "You may pass.".to_owned()];
            Circle::open(starter.plan.clone(), &agreements, now)
        }
        None => begun(now),
    };
    let mut last = "nothing".to_owned();
    let mut done = 0_u32;
    for (line, number) in text.lines().take(LINES).zip(1_u128..) {
        let Some((actor, later, action)) = asked(line, number as u32, &circle) else {
            continue;
        };
        now = now.after(later.min(DAY));
        tick(&mut circle, now);
        let kind = action.kind();
        let command = Command::new(CommandId(number << 32), action);
        match circle.act(now, actor, &command) {
            Ok((after, _)) => {
                is_whole(&after);
                let by_someone = matches!(
                    actor,
                    Actor::Seat(_) | Actor::Door | Actor::Invited(_) | Actor::Gathering(_)
                );
                // Of one who is gone nothing is remembered: whose seat was given up, and whose turn is over with this.
                let is_gone = matches!(actor, Actor::Seat(seat) if after.seat(seat).is_none())
                    && kind != ActionKind::Leave;
                if by_someone && !is_gone && !after.has_ended() {
                    let again = after.act(now.after(1), actor, &command);
                    let same = again.expect("a resend is acknowledged").0;
                    assert_eq!(same, after, "a resend changes nothing: {command:?}");
                }
                circle = after;
                done += 1;
                last = format!("{kind:?}");
            }
            Err(refusal) => last = format!("{kind:?} {}", refusal.code()),
        }
    }
    let scene = format!("{:?}", circle.commons().scene);
    let scene = scene.split([' ', '{', '(']).next().unwrap_or_default();
    format!(
        "{last} {scene} {:?} {}",
        circle.hold().map(|hold| hold.why),
        done.checked_ilog2().unwrap_or(0)
    )
}

/// Time passes, as the room lets it: whatever is due happens, and each time something changes.
fn tick(circle: &mut Circle, now: Timestamp) {
    for id in 1..1_000_u128 {
        if circle.next_deadline().is_none_or(|due| due > now) {
            return;
        }
        let tick = Command::new(CommandId(id), Action::Tick);
        let (after, _) = circle.act(now, Actor::Clock, &tick).expect("time passes");
        assert_ne!(&after, circle, "a deadline changes something");
        is_whole(&after);
        *circle = after;
    }
    panic!("there is always one more deadline");
}

/// Who asks what, how much later; an order has this number.
fn asked(line: &str, number: u32, circle: &Circle) -> Option<(Actor, u64, Action)> {
    let mut words = line.splitn(3, ' ');
    let (who, later, action) = (words.next()?, words.next()?, words.next()?);
    let house = circle.desk().house.unwrap_or_default();
    let comeback = house.comeback.map(|comeback| comeback.order);
    let newest = comeback.or(house.words.first().copied()).unwrap_or(0);
    let actor = match who {
        "d" => Actor::Door,
        "g" => Actor::Invited(Role::CoKeeper),
        "c" => Actor::Clock,
        "h" => Actor::House,
        "r" => Actor::Gathering(number),
        number => Actor::Seat(SeatId(number.parse().ok()?)),
    };
    let turn = circle.piece().turn().map_or(0, |turn| turn.number);
    let part = match circle.stage() {
        Stage::Part(at) => at,
        Stage::Arriving | Stage::Ended => 0,
    };
    let begun = if let Scene::Together { begun, .. } = circle.commons().scene {
        begun
    } else {
        0
    };
    let action = action
        .replace("$turn", &turn.to_string())
        .replace("$part", &part.to_string())
        .replace("$line", &begun.to_string())
        .replace("$edition", &circle.edition().to_string())
        .replace("$order", &newest.to_string());
    Some((
        actor,
        later.parse().ok()?,
        serde_json::from_str(&action).ok()?,
    ))
}
