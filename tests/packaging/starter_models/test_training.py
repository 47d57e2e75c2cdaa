"""The network, its losses, its training and its way into CTranslate2."""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

torch: Any = pytest.importorskip("torch")

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    Recipe = Callable[[str], ModuleType]
    Made = Any  # what the recipe makes: it is no installed package, so its types are unknown

PIECES = ["<unk>", "<s>", "</s>", *(f"p{number}" for number in range(57))]
START, END, LONGEST = 1, 2, 15


@pytest.fixture
def shape(recipe: Recipe) -> Made:
    return recipe("architecture").Architecture(len(PIECES), 128, 256, 2, 2, dropout=0.0)


@pytest.fixture
def network(recipe: Recipe, shape: Made) -> Made:
    """Random weights, loud enough that every layer has its say."""
    torch.manual_seed(5)
    made = recipe("network").Network(shape).eval()
    with torch.no_grad():
        for name, weight in made.named_parameters():
            if weight.dim() == 1:
                weight.add_(torch.randn_like(weight), alpha=0.3)
            elif name.endswith(("output.weight", "outer.weight")):
                weight.mul_(100)
    return made


def test_ctranslate2_says_what_the_network_says(
    recipe: Recipe,
    network: Made,
    tmp_path: Path,
) -> None:
    ctranslate2 = pytest.importorskip("ctranslate2")
    recipe("export").specification(network, PIECES).save(str(tmp_path))
    translator = ctranslate2.Translator(str(tmp_path), compute_type="float32", intra_threads=1)
    outputs = []
    for source in ([5, 9, 20, 33, 41], [7, 8], [50, 3, 3, 44, 12, 30, 31]):
        wanted, attention = _greedy(network, source)
        (result,) = translator.translate_batch(
            [[PIECES[i] for i in source]],
            beam_size=1,
            max_decoding_length=LONGEST,
            return_attention=True,
        )
        assert result.hypotheses[0] == [PIECES[i] for i in wanted]
        rows = np.array(result.attention[0])
        assert np.abs(rows - attention[: len(rows), : len(source)]).max() < 1e-4
        outputs.append(tuple(wanted))
    assert len(set(outputs)) == 3
    assert max(len(set(output)) for output in outputs) > 3


def test_padding_changes_nothing(network: Made) -> None:
    alone, guided = network(_row([5, 9, END]), _row([START, 7]), _row([1, 1, 1]).bool())
    padded, wide = network(
        _row([5, 9, END, END, END]), _row([START, 7, 8]), _row([1, 1, 1, 0, 0]).bool()
    )
    assert torch.allclose(alone, padded[:, :2], atol=1e-5)
    assert torch.allclose(guided, wide[:, :2, :3], atol=1e-5)
    assert torch.isinf(wide[..., 3:]).all()


def test_the_piece_loss_is_smoothed_cross_entropy(recipe: Recipe) -> None:
    states = torch.randn(300, 16, dtype=torch.float32, requires_grad=True)
    weight = torch.randn(40, 16, requires_grad=True)
    wanted = torch.randint(0, 40, (300,))
    scores = torch.nn.functional.linear(states, weight)
    expected = torch.nn.functional.cross_entropy(scores, wanted, label_smoothing=0.1)
    slopes = torch.autograd.grad(expected, (states, weight))
    loss, plain = recipe("loss").piece_loss(states, weight, wanted, 0.1)
    loss.backward()
    assert torch.allclose(loss, expected, atol=1e-5)
    assert torch.allclose(plain, torch.nn.functional.cross_entropy(scores, wanted), atol=1e-5)
    assert torch.allclose(states.grad, slopes[0], atol=1e-6)
    assert torch.allclose(weight.grad, slopes[1], atol=1e-5)


def test_the_alignment_loss_rewards_attention_on_the_span(recipe: Recipe) -> None:
    logits = torch.tensor([[[9.0, 9.0, 0.0], [0.0, 0.0, 0.0]]])
    first, size = torch.tensor([[0, 0]]), torch.tensor([[2, 0]])
    loss = recipe("loss").alignment_loss
    assert loss(logits, first, size) < 1e-3
    assert loss(logits, first + 2, size - 1) > 5
    assert loss(logits, first, size * 0) == 0


def test_updates_are_made_orthogonal(recipe: Recipe) -> None:
    torch.manual_seed(1)
    for matrix in (torch.randn(2, 32, 64), torch.randn(2, 64, 32)):
        values = torch.linalg.svdvals(recipe("optimiser").orthogonal(matrix))
        assert ((values > 0.5) & (values < 1.4)).all()


def test_training_learns_stops_and_goes_on(
    recipe: Recipe, shape: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, device = recipe("layout").WorkFolder(tmp_path), recipe("device").Device("cpu", False)
    _copying_task(recipe).save(work.packed)
    _copying_task(recipe).save(work.packed_development)
    trains, limits = recipe("side_by_side").train, recipe("batching").Limits(200)
    plan = recipe("plan").Plan(minutes=0.04, slot_minutes=0.02, limits=limits)
    seconds = count(step=0.05)  # a clock of its own: no matter how busy the machine is
    monkeypatch.setattr(recipe("train").time, "perf_counter", lambda: next(seconds))
    assert trains(1, work, shape, plan, device) is False
    first = recipe("checkpoint").Averaged.load(work.averaged)
    assert trains(1, work, shape, plan, device) is True
    second = recipe("checkpoint").Averaged.load(work.averaged)
    assert second.progress.step > first.progress.step > 5
    assert second.progress.elapsed_s >= 2.4
    work.checkpoint.unlink()
    trainer = recipe("train").Trainer(shape, plan, device, work)
    assert trainer.resume()
    assert trainer.finished
    larger = recipe("architecture").Architecture(len(PIECES), 192, 256, 2, 2)
    with pytest.raises(recipe("errors").RecipeError, match="another shape"):
        trains(1, work, larger, plan, device)


def test_a_finished_model_is_read_back_as_it_was(
    recipe: Recipe, network: Made, tmp_path: Path
) -> None:
    folder = _finished_model(recipe, network, tmp_path)
    weights = recipe("ct2_file").read_weights(folder / "model.bin")
    written = network.encoder[1].feed_forward.inner.weight.detach().numpy()
    read = weights["encoder/layer_1/ffn/linear_0/weight"]
    assert np.abs(read - written).max() <= np.abs(written).max() / 127
    assert weights["decoder/layer_norm/beta"].tolist() == network.decoder_norm.bias.tolist()


def test_a_training_starts_from_a_finished_model(
    recipe: Recipe, network: Made, shape: Made, tmp_path: Path
) -> None:
    """The new vocabulary has the pieces in another order, and one that is two old ones."""
    folder = _finished_model(recipe, network, tmp_path)
    pieces = ["<unk>", "<s>", "</s>", "p0p1", *reversed(PIECES[3:-1])]
    started = recipe("network").Network(shape).eval()
    recipe("warm_start").start_from(folder, started, pieces)
    old = dict(zip(PIECES, network.embedding.weight, strict=True))
    assert torch.allclose(started.embedding.weight[5], old[pieces[5]], atol=0.01)
    assert torch.allclose(started.embedding.weight[3], (old["p0"] + old["p1"]) / 2, atol=0.01)
    row, given = _row([5, 9, 20, END]), _row([START, 7, 8])
    there = {piece: number for number, piece in enumerate(pieces)}
    moved = [_row([there[PIECES[i]] for i in ids[0].tolist()]) for ids in (row, given)]
    mask = torch.ones_like(row, dtype=torch.bool)
    with torch.no_grad():
        before, after = network(row, given, mask)[0], started(*moved, mask)[0]
    assert torch.nn.functional.cosine_similarity(before, after, dim=-1).min() > 0.99
    smaller = recipe("architecture").Architecture(len(PIECES), 128, 256, 1, 2)
    with pytest.raises(recipe("errors").RecipeError, match="more than 1 encoder layers"):
        recipe("warm_start").start_from(folder, recipe("network").Network(smaller), pieces)
    deeper = recipe("architecture").Architecture(len(PIECES), 128, 256, 3, 2)
    with pytest.raises(recipe("errors").RecipeError, match="another shape"):
        recipe("warm_start").start_from(folder, recipe("network").Network(deeper), pieces)


def test_two_processes_train_one_network(recipe: Recipe, shape: Made, tmp_path: Path) -> None:
    work, device = recipe("layout").WorkFolder(tmp_path), recipe("device").Device("cpu", False)
    _copying_task(recipe).save(work.packed)
    _copying_task(recipe).save(work.packed_development)
    limits = recipe("batching").Limits(200)
    plan = recipe("plan").Plan(minutes=0.05, slot_minutes=60, limits=limits, meeting_seconds=0.5)
    assert recipe("side_by_side").train(2, work, shape, plan, device)
    assert recipe("checkpoint").Averaged.load(work.averaged).progress.step > 0


def test_members_of_a_company_share_the_batches(recipe: Recipe) -> None:
    company = recipe("company").Company
    shares = [company(member, 3, 1.0).share(2) for member in range(3)]
    seen = [list(range(12))[first::step] for first, step in shares]
    assert seen == [[6, 9], [7, 10], [8, 11]]
    assert company.alone().share(5) == (5, 1)


def _finished_model(recipe: Recipe, network: Made, folder: Path) -> Path:
    """The int8 model of `network` with a tokenizer that knows its pieces."""
    sentencepiece = pytest.importorskip("sentencepiece")
    spec = recipe("export").specification(deepcopy(network), PIECES)
    spec.optimize(quantization="int8")  # in place
    spec.save(str(folder))
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["p0 p1 p2 p3 p4 p5 p6 p7 p8 p9"] * 20),
        model_prefix=str(folder / "sentencepiece"),
        vocab_size=80,
        hard_vocab_limit=False,
        user_defined_symbols=PIECES[3:],
        minloglevel=2,
    )
    return folder


def _greedy(network: Made, source: list[int]) -> tuple[list[int], Made]:
    """The likeliest pieces one by one, and the guided head's attention for each."""
    row = _row([*source, END])
    mask = torch.ones_like(row, dtype=torch.bool)
    made = [START]
    with torch.no_grad():
        while len(made) <= LONGEST:
            states, guided = network(row, _row(made), mask)
            best = int(network.logits(states[:, -1])[0].argmax())
            if best == END:
                break
            made.append(best)
        states, guided = network(row, _row(made), mask)
    return made[1:], guided[0].softmax(-1).numpy()


def _row(ids: list[int]) -> Made:
    return torch.tensor([ids])


def _copying_task(recipe: Recipe) -> Made:
    """Examples whose target is their source, aligned one to one."""
    random = np.random.default_rng(4)
    lengths = np.repeat(random.integers(1, 6, 300)[:, None], 2, axis=1).astype(np.uint8)
    sides = [random.integers(3, len(PIECES), n).astype(np.uint16) for n in lengths[:, 0]]
    places = np.concatenate([np.arange(n) for n in lengths[:, 0]])
    spans = np.stack([places, np.ones_like(places)], axis=1).astype(np.uint8)
    ids = np.concatenate([np.concatenate([side, side]) for side in sides])
    return recipe("packed").Packed(ids, lengths, np.zeros(300, np.uint8), spans)
