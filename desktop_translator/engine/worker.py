"""The engine's main loop: it alone touches the model."""

from __future__ import annotations

import logging
import os
from importlib.metadata import version
from typing import TYPE_CHECKING

import ctranslate2

from desktop_translator.core.errors import AppError
from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.engine.messages import (
    Describe,
    Described,
    EndTracing,
    Failed,
    Finished,
    Load,
    Loaded,
    Trace,
    Unload,
)
from desktop_translator.engine.speed import DecodingSpeed
from desktop_translator.engine.trace_work import TraceWork
from desktop_translator.engine.tracer import Tracer
from desktop_translator.engine.work import TranslationWork

if TYPE_CHECKING:
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.queue import Job, JobQueue

log = logging.getLogger(__name__)


class Worker:
    """Advances the most urgent job, a batch at a time, with one model in memory.

    `threads` of 0 means one per processor, at most four (more do not help one sentence).
    """

    def __init__(self, jobs: JobQueue, threads: int) -> None:
        self._jobs = jobs
        self._threads = threads or min(4, os.cpu_count() or 1)
        self._model: LoadedModel | None = None
        self._tracer: Tracer | None = None
        self._speeds: dict[DecodingOptions, DecodingSpeed] = {}

    def run(self) -> None:
        """Work until the queue is closed, then drop the model.

        The model must be gone before the interpreter is: CTranslate2 aborts a process that ends
        while its worker still holds a Python callback.
        """
        while (job := self._jobs.most_urgent()) is not None:
            if self._advance(job):
                self._jobs.remove(job)
        self._unload()

    def _advance(self, job: Job) -> bool:
        """Do the next part of a job; return whether it is over."""
        if job.cancelled.is_set():
            return True
        try:
            over = self._do_part(job)
        except AppError as error:
            job.send(Failed(job.request.request_id, error))
            return True
        except Exception:  # the process boundary: a bug must not take the next request with it
            log.exception("request %d", job.request.request_id)
            job.send(Failed(job.request.request_id, AppError()))
            return True
        if over and not job.cancelled.is_set():
            job.send(Finished(job.request.request_id))
        return over

    def _do_part(self, job: Job) -> bool:
        request = job.request
        if isinstance(request, Describe):
            job.send(_describe(request.request_id))
        elif isinstance(request, Unload):
            self._unload()
        elif isinstance(request, EndTracing):
            self._end_tracing()
        elif isinstance(request, Load):
            self._announce(job, self._load(request.model))
        elif isinstance(request, Trace):
            return self._do_trace(job, request)
        elif job.work is None:
            model = self._load(request.model, request.options.sampling_seed)
            self._announce(job, model)
            job.work = TranslationWork(request, model, self._speed(request.options), job.send)
            return job.work.finished
        elif isinstance(job.work, TranslationWork):
            if job.work.model is not self._model:  # a more urgent job wanted another one
                job.work.model = self._load(request.model, request.options.sampling_seed)
            job.work.run_batch(job.cancelled.is_set)
            return job.work.finished
        return True

    def _do_trace(self, job: Job, request: Trace) -> bool:
        model = self._load(request.model)
        if self._tracer is None or self._tracer.model is not model:
            self._end_tracing()
            self._tracer = Tracer(model)
        if not isinstance(job.work, TraceWork):
            self._announce(job, model)
            job.work = TraceWork(request, job.send)
        else:
            job.work.advance(
                self._tracer, lambda: job.cancelled.is_set() or self._jobs.overtaken(job)
            )
        return job.work.finished

    def _announce(self, job: Job, model: LoadedModel) -> None:
        job.send(
            Loaded(
                job.request.request_id,
                model.info.id,
                model.device,
                model.compute_type,
                model.threads,
            )
        )

    def _load(self, info: ModelInfo, seed: int = 0) -> LoadedModel:
        """Return a model as it is in memory; one that was or shall be seeded is loaded anew."""
        loaded = self._model
        if loaded is None or not loaded.is_of(info) or seed or loaded.seed:
            self._unload()  # first: two models may not fit into memory together
            loaded = LoadedModel(info, self._threads, seed)
            self._speeds.clear()
        elif loaded.info != info:
            loaded = loaded.for_pair(info)
        self._model = loaded
        return loaded

    def _speed(self, options: DecodingOptions) -> DecodingSpeed:
        """Return what is known of the speed of the model in memory with some options."""
        return self._speeds.setdefault(options, DecodingSpeed())

    def _end_tracing(self) -> None:
        if self._tracer is not None:
            self._tracer.close()
            self._tracer = None

    def _unload(self) -> None:
        self._end_tracing()
        if self._model is not None:
            self._model.close()
            self._model = None


def _describe(request_id: int) -> Described:
    names = ("ctranslate2", "sentencepiece")
    return Described(
        request_id,
        versions=tuple((name, version(name)) for name in names),
        cpu_compute_types=tuple(sorted(ctranslate2.get_supported_compute_types("cpu"))),
        gpu_count=ctranslate2.get_cuda_device_count(),
        process_id=os.getpid(),
    )
