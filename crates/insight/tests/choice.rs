//! The choice of property against exhaustive search, and what must hold of every choice.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use insight::choice::invented::{Dice, coarse, court_like};
use insight::choice::{
    Alternative, Asset, Choice, Class, Proof, Question, Score, Standing, alternatives, choose, explain,
};
use values::Fen;

fn chosen(question: &Question) -> Choice {
    let choice = choose(question).unwrap();
    assert_eq!(choice.proof, Proof::Proven);
    choice
}

fn ids(choice: &Choice) -> Vec<&str> {
    let mut ids: Vec<&str> = choice.taken.iter().map(|one| one.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

/// What a thing brings that cannot be divided.
fn whole(asset: &Asset) -> i64 {
    if asset.class == Class::Money { 0 } else { asset.net().0 }
}

/// The best score by trying every set, or none where no set suffices. It is written from the words of the module's
/// page and shares nothing with the search.
fn exhaustive(question: &Question) -> Option<Score> {
    let pinned: Vec<&Asset> =
        question.assets.iter().filter(|asset| asset.standing == Standing::Pinned).collect();
    let usable = |asset: &&Asset| asset.standing == Standing::Open && asset.net().is_positive();
    let mut open: Vec<&Asset> = question.assets.iter().filter(usable).collect();
    let fits = |asset: &&Asset| whole(asset) <= question.obvious_above.0;
    let brings = |assets: &mut dyn Iterator<Item = &&Asset>| assets.map(|asset| asset.net().0).sum::<i64>();
    let suitable: Vec<&Asset> = open.iter().copied().filter(fits).collect();
    if brings(&mut suitable.iter().chain(&pinned)) >= question.debt.0 {
        open = suitable;
    }
    let mut best: Option<Score> = None;
    for set in 0_u32..1 << open.len() {
        let members =
            || (0..open.len()).filter(|bit| set >> bit & 1 == 1).map(|bit| &open[bit]).chain(&pinned);
        if brings(&mut members()) < question.debt.0 {
            continue;
        }
        let mut score = Score::default();
        for asset in members() {
            score.harm += u32::from(asset.harm.score);
            score.later[5 - asset.rank()] += 1;
            score.days = score.days.max(asset.days);
            score.cost += asset.cost;
            score.excess += Fen(whole(asset));
        }
        score.excess = (score.excess - question.debt).or_zero();
        best = Some(best.map_or(score, |best| best.min(score)));
    }
    best
}

fn check(question: &Question) {
    let choice = chosen(question);
    assert_eq!(choice.covered.0, choice.taken.iter().map(|one| one.net.0).sum::<i64>());
    match exhaustive(question) {
        Some(best) => {
            assert_eq!(choice.score, best, "{question:#?}");
            assert!(choice.uncovered.is_zero() && choice.covered == question.debt + choice.score.excess);
        }
        None => {
            assert_eq!(choice.uncovered, question.debt - choice.covered);
            assert!(choice.uncovered.is_positive());
        }
    }
}

#[test]
fn the_choice_is_the_best_of_all_sets_in_a_thousand_coarse_questions() {
    for seed in 0..1_000 {
        check(&coarse(seed, 1 + seed as usize % 12));
    }
}

#[test]
fn the_choice_is_the_best_of_all_sets_in_questions_as_cases_ask_them() {
    for seed in 0..300 {
        check(&court_like(seed, 4 + seed as usize % 9));
    }
}

/// With `INSIGHT_EXHAUSTIVE=1`, a thousand questions of up to eighteen things; otherwise a few.
#[test]
fn the_choice_is_the_best_of_all_sets_up_to_eighteen_things() {
    let questions = if std::env::var_os("INSIGHT_EXHAUSTIVE").is_some() { 500 } else { 4 };
    for seed in 0..questions {
        check(&coarse(10_000 + seed, 14 + seed as usize % 5));
        check(&court_like(10_000 + seed, 14 + seed as usize % 5));
    }
}

#[test]
fn the_order_of_the_list_does_not_matter() {
    for seed in 0..300 {
        let mut question = coarse(seed, 30);
        let choice = chosen(&question);
        let mut dice = Dice::new(seed);
        for place in (1..question.assets.len()).rev() {
            question.assets.swap(place, dice.roll(place as u64 + 1) as usize);
        }
        let again = chosen(&question);
        assert_eq!((choice.taken, choice.score), (again.taken, again.score));
    }
}

#[test]
fn leaving_out_what_is_not_chosen_changes_nothing() {
    for seed in 0..150 {
        let question = coarse(seed, 20);
        let choice = chosen(&question);
        for left in &choice.left {
            let again = chosen(&question.with(&left.id, Standing::Excluded));
            assert_eq!((&choice.taken, choice.score), (&again.taken, again.score));
        }
    }
}

#[test]
fn what_is_pinned_is_in_and_what_is_excluded_or_exempt_is_out() {
    for seed in 0..300 {
        let question = coarse(seed, 20);
        let choice = chosen(&question);
        for asset in &question.assets {
            match asset.standing {
                Standing::Pinned => assert!(choice.takes(&asset.id)),
                Standing::Excluded | Standing::Exempt(_) => assert!(!choice.takes(&asset.id)),
                Standing::Open => {}
            }
        }
    }
}

#[test]
fn pinning_what_is_chosen_changes_no_score() {
    for seed in 0..150 {
        let question = coarse(seed, 20);
        let choice = chosen(&question);
        for taken in choice.taken.iter().filter(|taken| !taken.pinned) {
            let again = chosen(&question.with(&taken.id, Standing::Pinned));
            assert_eq!((ids(&choice), choice.score), (ids(&again), again.score));
        }
    }
}

#[test]
fn nothing_chosen_can_be_spared() {
    for seed in 0..300 {
        let question = court_like(seed, 60);
        let choice = chosen(&question);
        let worth: Fen = choice.taken.iter().filter_map(|one| question.asset(&one.id)).map(Asset::net).sum();
        for taken in &choice.taken {
            let without = worth - question.asset(&taken.id).unwrap().net();
            assert!(without < question.debt, "{} can be spared", taken.id);
            assert!(
                taken.amount.is_positive() && taken.amount <= question.asset(&taken.id).unwrap().value.low
            );
        }
    }
}

/// Every set that lacks something of the choice, and then something of the first alternative, is no better than the
/// alternatives.
#[test]
fn alternatives_are_the_next_best() {
    for seed in 0..120 {
        let question = coarse(seed, 10);
        let choice = chosen(&question);
        let found = alternatives(&question, &choice).unwrap();
        if !choice.uncovered.is_zero() {
            assert!(found.is_empty());
            continue;
        }
        let without = |ids: &[&str]| -> Option<Score> {
            let question =
                ids.iter().fold(question.clone(), |question, id| question.with(id, Standing::Excluded));
            exhaustive(&question)
        };
        let free = |choice: &Choice| -> Vec<String> {
            choice.taken.iter().filter(|one| !one.pinned).map(|one| one.id.clone()).collect()
        };
        let first = free(&choice).iter().filter_map(|id| without(&[id])).min();
        assert_eq!(first, found.first().map(|one| one.choice.score));
        let Some(one) = found.first() else { continue };
        let pairs = free(&choice)
            .into_iter()
            .flat_map(|id| free(&one.choice).into_iter().map(move |other| (id.clone(), other)));
        let second = pairs.filter_map(|(id, other)| without(&[&id, &other])).min();
        assert_eq!(second, found.get(1).map(|one| one.choice.score));
        let differs = |one: &Alternative| !one.without.is_empty();
        assert!(found.iter().all(differs));
    }
}

#[test]
fn large_questions_are_proven() {
    for seed in 0..40 {
        chosen(&court_like(seed, 200));
    }
}

mod by_hand {
    use super::*;
    use insight::choice::{Charge, Harm, Liquidity, ValueRange, WhyOut};

    fn asset(id: &str, class: Class, yuan: i64, harm: u8) -> Asset {
        let low = Fen::yuan(yuan);
        Asset {
            id: id.to_owned(),
            name: id.to_owned(),
            class,
            value: ValueRange { low, likely: low, high: low },
            liquidity: Liquidity::Auction,
            days: 90,
            cost: Fen::ZERO,
            harm: Harm { score: harm, reasons: vec!["测试".to_owned()] },
            charge: Charge::Free,
            standing: Standing::Open,
        }
    }

    fn question(yuan: i64, assets: Vec<Asset>) -> Question {
        Question { debt: Fen::yuan(yuan), obvious_above: Fen::yuan(yuan * 13 / 10), assets }
    }

    #[test]
    fn the_spare_car_goes_before_the_account_that_pays_wages() {
        let assets = vec![asset("工资账户", Class::Money, 500, 70), asset("备用车", Class::Movable, 110, 10)];
        assert_eq!(ids(&chosen(&question(100, assets))), ["备用车"]);
    }

    #[test]
    fn only_what_is_needed_of_an_account_is_taken() {
        let choice = chosen(&question(100, vec![asset("账户", Class::Money, 500, 0)]));
        assert_eq!((choice.taken[0].amount, choice.score.excess), (Fen::yuan(100), Fen::ZERO));
    }

    #[test]
    fn a_house_far_above_the_debt_is_out_while_the_rest_suffices() {
        let house = asset("空置房屋", Class::RealEstate, 3_000, 0);
        let choice = chosen(&question(100, vec![house.clone(), asset("车", Class::Movable, 120, 40)]));
        assert_eq!(ids(&choice), ["车"]);
        assert_eq!(choice.left[0].why, WhyOut::ObviouslyTooMuch);
        let choice = chosen(&question(100, vec![house, asset("车", Class::Movable, 80, 40)]));
        assert_eq!(ids(&choice), ["空置房屋"], "the rest does not suffice, and the house cannot be divided");
    }

    #[test]
    fn what_is_free_comes_before_what_is_mortgaged() {
        let mut mortgaged = asset("抵押车", Class::Movable, 100, 20);
        mortgaged.charge = Charge::Mortgaged;
        let choice = chosen(&question(100, vec![mortgaged, asset("房", Class::RealEstate, 100, 20)]));
        assert_eq!(ids(&choice), ["房"]);
    }

    #[test]
    fn what_is_missing_is_named() {
        let question =
            question(100, vec![asset("账户", Class::Money, 30, 0), asset("车", Class::Movable, 50, 9)]);
        let choice = chosen(&question);
        assert_eq!((choice.taken.len(), choice.uncovered), (2, Fen::yuan(20)));
        let told = explain(&question, &choice).unwrap();
        assert!(told.summary[1].contains("仍有20.00元没有着落"), "{:?}", told.summary);
        assert!(alternatives(&question, &choice).unwrap().is_empty());
    }

    #[test]
    fn sentences_name_the_comparison() {
        let mut kept = asset("唯一住房", Class::RealEstate, 100, 5);
        kept.standing = Standing::Exempt("生活所必需的住房".to_owned());
        let assets = vec![
            asset("备用车", Class::Movable, 110, 10),
            asset("生产线", Class::Movable, 105, 80),
            kept,
            asset("账户", Class::Money, 10, 5),
        ];
        let question = question(100, assets);
        let choice = chosen(&question);
        let told = explain(&question, &choice).unwrap();
        assert_eq!(
            told.taken[0].1,
            "影响10（测试），可拍卖，约90日变现。不选它，最好也只能改用生产线，对生产生活的影响合计80（原为10），超出债务5.00元（原为10.00元）。"
        );
        let left: Vec<&str> = told.left.iter().map(|(_, sentence)| sentence.as_str()).collect();
        assert!(
            left[0].ends_with(
                "一定要选用它，最好的方案是对生产生活的影响合计80（原为10），超出债务5.00元（原为10.00元）。"
            ),
            "{left:?}"
        );
        assert_eq!(left[1], "依法不得选用：生活所必需的住房。");
        let next = alternatives(&question, &choice).unwrap();
        assert_eq!((next.len(), ids(&next[0].choice)), (1, vec!["生产线"]));
    }

    #[test]
    fn a_question_out_of_order_is_refused() {
        let twice = vec![asset("一", Class::Money, 1, 0), asset("一", Class::Money, 1, 0)];
        assert!(choose(&question(1, twice)).is_err());
        assert!(choose(&question(1, vec![asset("一", Class::Money, 1, 101)])).is_err());
        assert!(choose(&Question { obvious_above: Fen::ZERO, ..question(1, Vec::new()) }).is_err());
    }
}
