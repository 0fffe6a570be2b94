"""What one evaluation costs in OpenFisca, the general engine for law as code.

Run: `pip install openfisca-core` and `python3 benches/openfisca_cost.py`. It computes the doubled part of delay
interest (base x 0.000175 x days), a fraction of a debt statement, for one case at a time and for many at once. The
engine works in floating point and keeps no derivation; the figures are a lower bound of what a statement would cost.
"""

import json
import time

import numpy
from openfisca_core import entities, periods
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

CASE = entities.Entity("case", "cases", "A case of enforcement", "")


class base(Variable):
    value_type = float
    entity = CASE
    definition_period = periods.DAY
    label = "Unpaid debt, in yuan"


class days(Variable):
    value_type = int
    entity = CASE
    definition_period = periods.DAY
    label = "Days of delay"


class doubled_part(Variable):
    value_type = float
    entity = CASE
    definition_period = periods.DAY
    label = "Doubled part of delay interest"

    def formula(case, period, parameters):
        return case("base", period) * 0.000175 * case("days", period)


def law():
    system = TaxBenefitSystem([CASE])
    system.add_variables(base, days, doubled_part)
    return system


def one_at_a_time(system, count):
    began = time.perf_counter()
    for step in range(count):
        situation = {"cases": {"one": {"base": {"2024-10-08": 500000.0}, "days": {"2024-10-08": step % 1000}}}}
        simulation = SimulationBuilder().build_from_entities(system, situation)
        simulation.calculate("doubled_part", "2024-10-08")
    return (time.perf_counter() - began) / count


def many_at_once(system, count):
    simulation = SimulationBuilder().build_default_simulation(system, count)
    simulation.set_input("base", "2024-10-08", numpy.full(count, 500000.0))
    simulation.set_input("days", "2024-10-08", numpy.arange(count) % 1000)
    began = time.perf_counter()
    simulation.calculate("doubled_part", "2024-10-08")
    return (time.perf_counter() - began) / count


def figure(name, value, unit):
    print(json.dumps({"name": name, "value": value, "unit": unit}))


if __name__ == "__main__":
    rules = law()
    figure("openfisca_one_case", round(one_at_a_time(rules, 2000) * 1e9), "ns")
    figure("openfisca_one_case_of_a_million", round(many_at_once(rules, 1_000_000) * 1e9, 1), "ns")
