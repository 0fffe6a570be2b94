"""The choice of property by an established exact solver, on the questions that `zhida bench choice` answered.

    zhida bench choice --questions 200 --write questions.jsonl
    pip install ortools
    python benches/choice_reference.py questions.jsonl

Each question is put to CP-SAT criterion by criterion, each with those before it fixed at their best, as an integer
programme written from `crates/insight/src/choice/mod.rs`. Every optimal value must be the one that Zhida found. The
solver may use both cores.
"""

import json
import sys
import time
from statistics import median

from ortools.sat.python import cp_model


def net(asset):
    """What a thing surely brings after the cost of its disposal."""
    return asset["value"]["low"] - asset["cost"]


def rank(asset):
    """Its place in the order of taking."""
    place = {"money": 0, "movable": 1, "real_estate": 2, "right": 2}[asset["class"]]
    return place + (3 if asset["charge"] == "mortgaged" else 0)


def whole(asset):
    """What of it cannot be divided."""
    return 0 if asset["class"] == "money" else net(asset)


def admitted(question):
    """The things that may be chosen: none that alone obviously exceeds the debt while the others suffice."""
    useful = [asset for asset in question["assets"] if asset["standing"] == "open" and net(asset) > 0]
    fitting = [asset for asset in useful if whole(asset) <= question["obvious_above"]]
    return fitting if sum(map(net, fitting)) >= question["debt"] else useful


def solve(question):
    """The optimal values: harm, things by rank (last first), days, cost, excess."""
    assets, debt = admitted(question), question["debt"]
    model = cp_model.CpModel()
    taken = [model.new_bool_var("") for _ in assets]
    model.add(sum(net(asset) * take for asset, take in zip(assets, taken)) >= debt)
    days = model.new_int_var(0, max(asset["days"] for asset in assets), "days")
    for asset, take in zip(assets, taken):
        model.add(days >= asset["days"]).only_enforce_if(take)
    excess = model.new_int_var(0, sum(map(whole, assets)), "excess")
    model.add(excess >= sum(whole(asset) * take for asset, take in zip(assets, taken)) - debt)
    total = lambda weigh: sum(weigh(asset) * take for asset, take in zip(assets, taken))
    ranks = [total(lambda asset, place=place: int(rank(asset) == place)) for place in range(5, -1, -1)]
    best = []
    for criterion in [total(lambda asset: asset["harm"]["score"]), *ranks, days, total(lambda asset: asset["cost"]), excess]:
        if isinstance(criterion, int):
            best.append(criterion)
            continue
        model.minimize(criterion)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 2
        status = solver.solve(model)
        assert status == cp_model.OPTIMAL, solver.status_name(status)
        best.append(round(solver.objective_value))
        model.add(criterion == best[-1])
        model.clear_hints()
        for take in taken:
            model.add_hint(take, solver.value(take))
    return best


def main(path):
    """Solves every question, compares, and prints the figures."""
    times, equal = [], 0
    with open(path, encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            assert line["uncovered"] == 0
            score = line["score"]
            expected = [score["harm"], *score["later"], score["days"], score["cost"], score["excess"]]
            begun = time.perf_counter()
            found = solve(line["question"])
            times.append(time.perf_counter() - begun)
            assert found == expected, f"question {len(times)}: {found} instead of {expected}"
            equal += 1
    for name, value, unit in [
        ("choice_cp_sat_equal", equal, "questions"),
        ("choice_cp_sat_median", round(median(times) * 1e6), "µs"),
        ("choice_cp_sat_max", round(max(times) * 1e6), "µs"),
    ]:
        print(json.dumps({"name": name, "value": value, "unit": unit}))


if __name__ == "__main__":
    if len(sys.argv) == 2:
        main(sys.argv[1])
    else:
        sys.exit(__doc__)
