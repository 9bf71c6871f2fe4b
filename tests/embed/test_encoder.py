from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from small_disk import small_disk

import qabot
from qabot.embed import Encoder, prepare_encoder
from qabot.embed.locate import DEFAULT_MODEL, fingerprint_of
from qabot.errors import StorageError, WrongModelError

REFERENCE = Path(__file__).parent / "reference.py"
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(Path(qabot.__file__).parent.parent),
    "HF_HUB_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_NUM_THREADS": "1",  # threads of torch that wait for each other spin, at other tests' cost
}


def reference_texts() -> list[str]:
    """The texts of the reference, read without importing torch."""
    for statement in ast.parse(REFERENCE.read_text("utf-8")).body:
        if isinstance(statement, ast.Assign) and statement.targets[0].id == "TEXTS":
            return eval(compile(ast.Expression(statement.value), "texts", "eval"))
    raise AssertionError("the reference names no texts")


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What sentence-transformers itself computes, beside what was exported."""
    folder = tmp_path_factory.mktemp("reference")
    done = subprocess.run(
        [sys.executable, str(REFERENCE), str(folder)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


@pytest.fixture(scope="session")
def encoder(reference: Path) -> Encoder:
    return Encoder(reference / "export" / "default")


@pytest.mark.parametrize("kind", ["default", "mean", "cls", "max"])
def test_vectors_are_those_of_sentence_transformers(reference: Path, kind: str) -> None:
    encoder = Encoder(reference / "export" / kind)
    vectors = encoder.encode(reference_texts())
    expected = np.load(reference / f"{kind}.npy")
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, expected, atol=2e-5)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("kind", ["mean_sqrt_len_tokens", "dense"])
def test_a_model_that_cannot_be_exported_is_refused_with_the_reason(
    reference: Path, kind: str
) -> None:
    said = json.loads((reference / "said.json").read_text())[kind]
    assert said.startswith("WrongModelError")
    assert "choose another model" in said


def test_neither_order_nor_company_nor_batches_change_a_vector(encoder: Encoder) -> None:
    texts = reference_texts()
    together = encoder.encode(texts)
    for row, text in enumerate(texts):
        np.testing.assert_allclose(encoder.encode([text])[0], together[row], atol=1e-5)
    backwards = Encoder(encoder.folder, batch_size=2).encode(texts[::-1])
    np.testing.assert_allclose(backwards[::-1], together, atol=1e-5)
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_the_advance_of_an_encoding_adds_up(encoder: Encoder) -> None:
    steps: list[int] = []
    encoder.encode(["one", "two", "three"] * 7, steps.append)
    assert sum(steps) == 21


def test_tokens_are_counted_uncut_and_without_special_ones(encoder: Encoder) -> None:
    assert encoder.count_tokens(["", "hello", "hello world", "word " * 1000]) == [0, 1, 2, 1000]
    assert encoder.max_tokens == 256
    assert encoder.room == 254


def test_token_vectors_come_with_their_place_in_the_text(encoder: Encoder) -> None:
    text = "Putin’s “host” in St. Petersburg"
    (one,) = encoder.encode_tokens([text])
    pieces = [text[start:end] for start, end in one.offsets]
    assert one.vectors.shape == (len(pieces), encoder.dimension)
    assert pieces == ["Putin", "’", "s", "“", "host", "”", "in", "St", ".", "Petersburg"]


def test_an_encoder_is_exported_once_and_again_where_the_export_is_damaged(
    reference: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    model = reference / "model" / "mean"
    folder = tmp_path / "encoders" / fingerprint_of(model)
    shutil.copytree(reference / "export" / "mean", folder)
    (folder / "model.onnx").write_bytes(b"damage")
    (folder / "mark").touch()
    (tmp_path / "encoders" / ".exporting-killed").mkdir()
    assert prepare_encoder(str(model), tmp_path / "encoders") == folder
    assert not (folder / "mark").exists(), "a damaged export is made again"
    assert list((tmp_path / "encoders").iterdir()) == [folder], "what one that was killed left goes"
    assert list((tmp_path / "temporary").iterdir()) == []
    assert Encoder(folder).encode(["a"]).shape == (1, 32)
    assert Encoder(folder).fingerprint == fingerprint_of(model)
    (folder / "mark").touch()
    assert prepare_encoder(str(model), tmp_path / "encoders") == folder
    assert (folder / "mark").exists(), "the second time it was not exported again"


def test_a_model_without_safetensors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(WrongModelError, match="no safetensors"):
        prepare_encoder(str(tmp_path), tmp_path / "encoders")


@pytest.mark.parametrize("name", ["no-such-model", "no/such/model", "../escape", ""])
def test_a_model_that_is_nowhere_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(WrongModelError):
        prepare_encoder(name or str(tmp_path / "empty"), tmp_path / "encoders")


@pytest.mark.parametrize("name", ["encoder.json", "model.onnx", "tokenizer.json"])
def test_a_damaged_encoder_is_refused_with_the_remedy(
    reference: Path, tmp_path: Path, name: str
) -> None:
    for path in (reference / "export" / "mean").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / name).write_bytes(b"damage")
    with pytest.raises(WrongModelError, match="qabot index build --full"):
        Encoder(tmp_path)


def test_encoding_imports_no_torch(reference: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from qabot.embed import Encoder;"
        "Encoder(Path(sys.argv[1])).encode(['a question']);"
        "heavy = {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    command = [sys.executable, "-c", code, str(reference / "export" / "mean")]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("size", ["300k", "20m"])  # less than the tokenizer, than the model
def test_a_full_disk_is_not_blamed_on_the_model(tmp_path: Path, size: str) -> None:
    with small_disk(tmp_path, size):
        with pytest.raises(StorageError, match="free space"):
            prepare_encoder(DEFAULT_MODEL, tmp_path / "cache")
        assert list((tmp_path / "cache").iterdir()) == []
