"""Step `train`, in one process or in several."""

import multiprocessing

import torch

from starter_recipe.architecture import Architecture
from starter_recipe.company import Company
from starter_recipe.device import Device
from starter_recipe.layout import WorkFolder
from starter_recipe.packed import Packed
from starter_recipe.plan import Plan
from starter_recipe.train import Trainer


def train(
    processes: int, work: WorkFolder, shape: Architecture, plan: Plan, device: Device
) -> bool:
    """Train, or go on training, one direction; say whether the whole budget is spent.

    With more than one of `processes` (on a CPU), this one is among them.
    """
    if processes == 1:
        return _train(Company.alone(), work, shape, plan, device)
    work.meeting_place.unlink(missing_ok=True)
    spawn = multiprocessing.get_context("spawn")
    members = [Company(number, processes, plan.meeting_seconds) for number in range(processes)]
    others = [
        spawn.Process(target=_join, args=(member, work, shape, plan, device))
        for member in members[1:]
    ]
    for other in others:
        other.start()
    finished = _join(members[0], work, shape, plan, device)
    for other in others:
        other.join()
    return finished


def _join(
    company: Company, work: WorkFolder, shape: Architecture, plan: Plan, device: Device
) -> bool:
    torch.set_num_threads(1)
    torch.manual_seed(company.member)
    company.start(work.meeting_place)
    return _train(company, work, shape, plan, device)


def _train(
    company: Company, work: WorkFolder, shape: Architecture, plan: Plan, device: Device
) -> bool:
    packed = Packed.load(work.require(work.packed, "pack"))
    development = Packed.load(work.packed_development)
    trainer = Trainer(shape, plan, device, work, company)
    state = "going on" if trainer.resume() else "starting"
    if state == "starting" and plan.start_from:
        trainer.start_from(plan.start_from)
        state = f"starting from {plan.start_from.name}"
    precision = "bfloat16" if device.bfloat16 else "float32"
    size = f"{shape.parameters / 1e6:.1f} M weights"
    print(f"{state}: {size}, {device.name}, {precision}", flush=True)
    if not trainer.finished:
        trainer.run(packed, development)
    return trainer.finished
