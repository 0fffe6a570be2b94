"""A plain reference for the rules of periods, service, limitation, fees and interest in delay.

It is written from the articles with whole numbers, fractions and days alone, and shares no line with the crates. It
needs nothing but Python 3.

    python3 benches/reference.py vectors 2000 1 > vectors.json    worked examples with random inputs
    python3 benches/reference.py bench                            debt statements a second

The examples have the form that `zhida law verify` reads. Delay before 2014-08-01 is left to INT-08, which counts days
only: the rates of the old law are no part of this reference.
"""

import json
import random
import sys
import time
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOLIDAYS = ROOT / "crates/law/data/holidays.tsv"
DAILY = Fraction(175, 1_000_000)
NEW_LAW = date(2014, 8, 1)


def half_up(value):
    """Round to a whole number, half up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def read_holidays():
    """The days off and the make-up working days of the yearly notices."""
    rest, work = set(), set()
    for line in HOLIDAYS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            day, kind = line.split("\t")[:2]
            (rest if kind == "rest" else work).add(date.fromisoformat(day))
    return rest, work


REST, WORK = read_holidays()


def is_rest(day):
    """Civil Procedure Law 85(3), weekends taken as rest days, make-up working weekends not."""
    return day in REST or (day.weekday() >= 5 and day not in WORK)


def rolled(day):
    """The day, or the first working day after the rest days it lies in."""
    while is_rest(day):
        day += timedelta(days=1)
    return day


def plus_months(day, months):
    """The corresponding day of a later month, or that month's last day (Civil Code 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    following = date(year + month // 12, month % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def plus_working_days(day, count):
    """So many working days after a day."""
    while count > 0:
        day += timedelta(days=1)
        if not is_rest(day):
            count -= 1
    return day


def tiered(amount, flat_to, flat, tiers):
    """A fee of fee regulation 14: a flat fee up to a sum, then a percentage of every part above it."""
    fee, lower = Fraction(flat), flat_to
    for upper, rate in tiers:
        top = amount if upper is None else min(amount, upper)
        if top > lower:
            fee += (top - lower) * rate
        lower = upper
        if upper is None or amount <= upper:
            break
    return half_up(fee)


def execution_fee(amount):
    """Fee regulation 14(1)."""
    percent = lambda tenths: Fraction(tenths, 1000)
    return tiered(amount, 1_000_000, 5_000, [
        (50_000_000, percent(15)), (500_000_000, percent(10)), (1_000_000_000, percent(5)), (None, percent(1)),
    ])


def preservation_fee(amount):
    """Fee regulation 14(2), at most 5,000 yuan."""
    return min(500_000, tiered(amount, 100_000, 3_000, [(10_000_000, Fraction(1, 100)), (None, Fraction(5, 1000))]))


def days_between(after, until):
    """The days after one day up to and with another."""
    return max(0, (until - after).days)


def doubled(base, days):
    """The doubled part of article 1(3), rounded once."""
    return half_up(base * days * DAILY)


def yuan(fen):
    """Money as papers write it."""
    return f"{fen // 100:,}.{fen % 100:02d}"


class Dice:
    """Random days and amounts."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def day(self, first=date(1991, 1, 1), last=date(2027, 12, 31)):
        return first + timedelta(days=self.random.randint(0, (last - first).days))

    def delay(self):
        """A due day under the present law and a later or earlier day."""
        due = self.day(NEW_LAW - timedelta(days=1), date(2026, 12, 31))
        return due, due + timedelta(days=self.random.randint(-40, 2500))

    def fen(self, most=12):
        kind = self.random.randint(0, 9)
        if kind == 0:
            return self.random.choice([0, 1, 99, 100_000, 1_000_000, 1_000_001, 50_000_000, 89_600_000])
        amount = self.random.randint(0, 10 ** self.random.randint(3, most))
        return amount - amount % 100 if kind < 4 else amount

    def __getattr__(self, name):
        return getattr(self.random, name)


def cal_days(dice):
    served, days = dice.day(), dice.choice([0, 3, 5, 7, 10, 15, 30, dice.randint(0, 400)])
    raw = served + timedelta(days=days)
    end = rolled(raw)
    return {"served": str(served), "days": days}, {"raw_end": str(raw), "end": str(end), "is_makeup_workday": end in WORK}


def cal_first_day(dice):
    inputs, expected = cal_days(dice)
    expected["first_day"] = str(date.fromisoformat(inputs["served"]) + timedelta(days=1))
    return inputs, expected


def cal_months(dice):
    start, months = dice.day(), dice.randint(0, 60)
    raw = plus_months(start, months)
    return {"start": str(start), "months": months}, {"raw_end": str(raw), "end": str(rolled(raw))}


def cal_working(dice):
    event, days = dice.day(), dice.randint(0, 60)
    return {"event": str(event), "working_days": days}, {"end": str(plus_working_days(event, days))}


def service_notice(dice):
    published, days = dice.day(), dice.choice([30, 60])
    return {"published": str(published), "days": days}, {"served_on": str(published + timedelta(days=days))}


def limitation(dice):
    last = dice.day()
    raw = plus_months(last, 24)
    return {"performance_last_day": str(last), "years": 2}, {"raw_end": str(raw), "end": str(rolled(raw))}


def fee_execution(dice):
    amount = dice.fen(15)
    fee = execution_fee(amount)
    return {"amount_fen": amount, "amount_yuan": yuan(amount)}, {"fee_fen": fee, "fee_yuan": yuan(fee)}


def fee_preservation(dice):
    amount = dice.fen(15)
    fee = preservation_fee(amount)
    return {"amount_fen": amount}, {"fee_fen": fee, "fee_yuan": yuan(fee)}


def fee_cumulative(dice):
    receipts = [dice.fen(11) for _ in range(dice.randint(0, 8))]
    return {"receipts_fen": receipts}, {
        "cumulative_fee_fen": execution_fee(sum(receipts)),
        "wrong_sum_of_separate_fees_fen": sum(map(execution_fee, receipts)),
    }


def interest_single(dice):
    due, paid = dice.delay()
    principal, delay = dice.fen(), days_between(due, paid)
    inputs = {"principal_fen": principal, "due_end": str(due), "paid": str(paid), "general_daily_rate": None}
    expected = {"delay_days": delay, "doubled_fen": doubled(principal, delay)}
    total = principal + expected["doubled_fen"]
    if dice.random.random() < 0.7:
        start, rate = due + timedelta(days=dice.randint(-900, 60)), dice.randint(1, 12)
        before = start - timedelta(days=1)
        to_due = days_between(before, min(due, paid))
        in_delay = days_between(max(before, due), paid)
        inputs |= {"general_daily_rate": f"{rate}/10000", "general_from": str(start)}
        expected |= {
            "general_to_due_days": to_due,
            "general_to_due_fen": half_up(principal * to_due * Fraction(rate, 10_000)),
            "general_in_delay_fen": half_up(principal * in_delay * Fraction(rate, 10_000)),
        }
        total += expected["general_to_due_fen"] + expected["general_in_delay_fen"]
    return inputs, expected | {"total_fen": total}


def interest_base(dice):
    counts = {"principal": True, "lawyer_fee": True, "fixed_penalty": True, "running_penalty": False,
              "litigation_fee": False, "general_interest": False}
    items = [{"amount_fen": dice.fen(), "kind": dice.choice(list(counts))} for _ in range(dice.randint(0, 7))]
    due, day = dice.delay()
    base = sum(item["amount_fen"] for item in items if counts[item["kind"]])
    return {"items": items, "due_end": str(due), "day": str(day)}, {
        "base_fen": base, "doubled_fen": doubled(base, days_between(due, day))}


def interest_instalments(dice):
    due, _ = dice.delay()
    principal = left = dice.fen()
    payments = [[str(due + timedelta(days=dice.randint(-40, 1500))), dice.randint(0, principal)]
                for _ in range(dice.randint(0, 6))]
    days = [days_between(due, date.fromisoformat(day)) for day, _ in payments]
    parts = [0] * len(payments)
    for place in sorted(range(len(payments)), key=lambda place: payments[place][0]):
        part = min(left, payments[place][1])
        left -= part
        parts[place] = doubled(part, days[place])
    return {"principal_fen": principal, "due_end": str(due), "payments": payments}, {
        "days": days, "doubled_fen": parts, "total_doubled_fen": sum(parts)}


def interest_stop(dice):
    due, deducted = dice.delay()
    base, paid_out = dice.fen(), deducted + timedelta(days=dice.randint(0, 90))
    days = days_between(due, deducted)
    return {"base_fen": base, "due_end": str(due), "deducted": str(deducted), "paid_out": str(paid_out)}, {
        "days": days, "doubled_fen": doubled(base, days),
        "wrong_at_payout_fen": doubled(base, days_between(due, paid_out))}


def interest_waterfall(dice):
    effective, term = dice.day(NEW_LAW, date(2024, 12, 31)), dice.choice([5, 7, 10, 15, 30])
    raw = effective + timedelta(days=term)
    due = rolled(raw)
    start, rate = due - timedelta(days=dice.randint(-20, 700)), Fraction(dice.randint(1, 12), 10_000)
    principal, fee = dice.fen(11), dice.fen(8)
    first = due + timedelta(days=dice.randint(-20, 500))
    last = first + timedelta(days=dice.randint(0, 400))
    amount = dice.randint(0, 2 * (principal + fee))
    before = start - timedelta(days=1)
    general_days_1 = days_between(before, first)
    general_1 = half_up(principal * general_days_1 * rate)
    delay_1 = days_between(due, first)
    doubled_1 = doubled(principal + fee, delay_1)
    rest = amount
    owed = [fee, general_1, principal, doubled_1]
    for place, sum_owed in enumerate(owed):
        paid = min(rest, sum_owed)
        owed[place] -= paid
        rest -= paid
    fee_left, general_left, principal_left, doubled_left = owed
    general_days_2 = days_between(max(before, first), last)
    general_2 = half_up(principal_left * general_days_2 * rate)
    doubled_2 = doubled(principal_left + fee_left, days_between(max(due, first), last))
    return {
        "effective": str(effective), "performance": f"{term} days", "principal_fen": principal,
        "award_lawyer_fee_fen": fee, "general": f"{rate.numerator}/{rate.denominator}/day from {start} to payment",
        "payment1": [str(first), amount], "payment2": f"{last} clears all",
    }, {
        "due_end_raw": str(raw), "due_end": str(due), "general_days_1": general_days_1, "general_1_fen": general_1,
        "principal_left_fen": principal_left, "doubled_days_1": delay_1, "doubled_1_fen": doubled_1,
        "general_days_2": general_days_2, "general_2_fen": general_2, "doubled_2_fen": doubled_2,
        "doubled_total_fen": doubled_1 + doubled_2,
        "payment2_fen": sum(owed) + general_2 + doubled_2,
    }


def interest_suspended(dice):
    due, paid = dice.delay()
    base, gross = dice.fen(), days_between(due, paid)
    spans = []
    for _ in range(dice.randint(0, 4)):
        start = due + timedelta(days=dice.randint(-200, 1500))
        spans.append((start, start + timedelta(days=dice.randint(0, 300))))
    excluded = sum(any(start <= due + timedelta(days=n) < end for start, end in spans) for n in range(1, gross + 1))
    texts = [f"[{start},{end})" for start, end in spans]
    return {"base_fen": base, "due_end": str(due), "paid": str(paid),
            "suspension": texts[0] if len(texts) == 1 else texts}, {
        "gross_days": gross, "excluded": excluded, "delay_days": gross - excluded,
        "doubled_fen": doubled(base, gross - excluded)}


def interest_foreign(dice):
    cents, rate, days = dice.fen(11), dice.randint(10_000, 200_000), dice.randint(0, 2000)
    base = half_up(cents * Fraction(rate, 10_000))
    return {"usd_cents": cents, "mid_rate": f"{rate // 10_000}.{rate % 10_000:04d} on the day", "days": days}, {
        "rmb_base_fen": base, "doubled_fen": doubled(base, days), "usd_doubled_cents": doubled(cents, days)}


def interest_transition(dice):
    due = dice.day()
    paid = due + timedelta(days=dice.randint(-40, 3000))
    last_old = NEW_LAW - timedelta(days=1)
    return {"due_end": str(due), "paid": str(paid)}, {
        "old_rule_days": days_between(due, min(paid, last_old)), "new_rule_days": days_between(max(due, last_old), paid)}


RULES = [
    ("CAL-01", cal_first_day), ("CAL-02", cal_days), ("CAL-03", cal_months), ("CAL-04", cal_working),
    ("SVC-05", service_notice), ("LIM-01", limitation), ("FEE-01", fee_execution), ("FEE-02", fee_preservation),
    ("FEE-04", fee_cumulative), ("INT-01", interest_single), ("INT-02", interest_base),
    ("INT-03", interest_instalments), ("INT-04", interest_stop), ("INT-05", interest_waterfall),
    ("INT-06", interest_suspended), ("INT-07", interest_foreign), ("INT-08", interest_transition),
]


def vectors(count, seed):
    """So many examples, every rule in turn."""
    dice, examples = Dice(seed), []
    while len(examples) < count:
        rule, make = RULES[len(examples) % len(RULES)]
        inputs, expected = make(dice)
        examples.append({"rule": rule, "title": f"{len(examples) + 1}", "inputs": inputs, "expected": expected})
    return examples


def loan_prime_rates():
    """The one-year rates by day of publication, oldest first, as fractions a year."""
    rows = (ROOT / "crates/law/data/lpr.tsv").read_text(encoding="utf-8").splitlines()
    rows = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [(date.fromisoformat(day), Fraction(one_year) / 100) for day, one_year, *_ in rows]


def statement(principal, multiple, start, due, payments, until, rates):
    """What is owed on a day: general interest at a multiple of the floating rate, and the doubled part."""
    left, general, double = principal, Fraction(0), Fraction(0)
    general_paid = doubled_paid = 0
    day = start - timedelta(days=1)
    for paid_on, amount in payments + [(until, 0)]:
        for place, (published, yearly) in enumerate(rates):
            first = max(day, published - timedelta(days=1))
            last = min(paid_on, rates[place + 1][0] - timedelta(days=1)) if place + 1 < len(rates) else paid_on
            if last > first:
                general += left * (last - first).days * yearly * multiple / 365
        double += left * days_between(max(day, due), paid_on) * DAILY
        day = paid_on
        part = min(amount, half_up(general) - general_paid)
        general_paid, amount = general_paid + part, amount - part
        part = min(amount, left)
        left, amount = left - part, amount - part
        doubled_paid += min(amount, half_up(double) - doubled_paid)
    return left + half_up(general) - general_paid + half_up(double) - doubled_paid


def bench(seconds=3.0):
    """States the debt of `benches/debt.json`, the one that `zhida bench law` states, and prints the nanoseconds."""
    example = json.loads((ROOT / "benches/debt.json").read_text(encoding="utf-8"))
    (loan,), on = example["debt"]["obligations"], date.fromisoformat(example["on"])
    (term,) = loan["interest"]
    payments = [(date.fromisoformat(one["stop_on"]), one["amount"]) for one in example["debt"]["receipts"]]
    start, due = date.fromisoformat(term["from"]), date.fromisoformat(loan["due_on"])
    multiple, rates = Fraction(term["rate"]["lpr"]["multiple"]), loan_prime_rates()
    owed = statement(loan["amount"], multiple, start, due, payments, on, rates)
    assert owed == example["owed_fen"], f"{owed} instead of {example['owed_fen']}"
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        for _ in range(50):
            statement(loan["amount"], multiple, start, due, payments, on, rates)
        count += 50
    nanos = round((time.perf_counter() - begun) * 1e9 / count)
    print(json.dumps({"name": "debt_statement_python", "value": nanos, "unit": "ns"}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["vectors"] and len(sys.argv) == 4:
        json.dump(vectors(int(sys.argv[2]), int(sys.argv[3])), sys.stdout, ensure_ascii=False, indent=0)
    elif sys.argv[1:] == ["bench"]:
        bench()
    else:
        sys.exit(__doc__)
