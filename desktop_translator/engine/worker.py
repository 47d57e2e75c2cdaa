"""The engine's main loop: it alone touches the model."""

from __future__ import annotations

import logging
import os
import time
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING

import ctranslate2

from desktop_translator.core.errors import AppError, ModelError
from desktop_translator.engine.gpu import Gpu, GpuLostError
from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.engine.messages import (
    Describe,
    Described,
    EndTracing,
    Failed,
    Finished,
    Load,
    Loaded,
    Priority,
    Trace,
    Unload,
)
from desktop_translator.engine.models_in_memory import ModelsInMemory
from desktop_translator.engine.pace import Pace
from desktop_translator.engine.trace_work import TraceWork
from desktop_translator.engine.tracer import Tracer
from desktop_translator.engine.tuning import Tuning
from desktop_translator.engine.work import TranslationWork

if TYPE_CHECKING:
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.launch import EngineConfig
    from desktop_translator.engine.messages import Translate
    from desktop_translator.engine.queue import Job, JobQueue

log = logging.getLogger(__name__)

MEASURE_AFTER_S = 3.0
"""Rest before layouts are measured: longer than most pauses of someone who types."""


class Worker:
    """Advances the most urgent job, a batch at a time, with the models in memory."""

    def __init__(self, jobs: JobQueue, config: EngineConfig) -> None:
        self._jobs = jobs
        self._config = config
        self._models = ModelsInMemory(self._load)
        self._gpu = Gpu(config.device, config.gpu_reason)
        self._tracer: Tracer | None = None
        self._used_at = 0.0
        self._tuning = Tuning(config.tuning_file, config.threads)
        self._has_translated = False
        self._pace = Pace()

    def run(self) -> None:
        """Work until the queue is closed, then drop the models.

        They must be gone before the interpreter is: CTranslate2 aborts a process that ends while
        its worker still holds a Python callback.
        """
        while not self._jobs.closed:
            job = self._jobs.most_urgent(self._rest_s())
            if job is None:
                self._rest()
            elif job.urgency is Priority.BATCH and self._pace.rest_s:
                self._jobs.rest(job, self._pace.rest_s)
            elif self._advance(job):
                self._jobs.remove(job)
        self._unload()

    def _rest_s(self) -> float | None:
        """Return how long nobody may want anything before the models leave; None for ever."""
        after_s = self._config.unload_after_s
        if self._unmeasured() is not None:
            after_s = MEASURE_AFTER_S
        if after_s is None or not self._models.models:
            return None
        return max(0.0, self._used_at + after_s - time.monotonic())

    def _rest(self) -> None:
        """Do what there is time for: find out the best layout, then drop the models."""
        model = self._unmeasured()
        if model is None:
            self._unload()
            return
        measured = self._tuning.measure(model, lambda: self._jobs.waiting)
        if measured and self._tuning.layout(model.info.size_bytes)[0] != model.weights.layout:
            self._end_tracing()
            with suppress(ModelError):  # whoever wants it next is told
                self._models.reload(model)

    def _unmeasured(self) -> LoadedModel | None:
        """Return a model to measure: after the first translation, so that nobody waits for it."""
        models = self._models.models if self._has_translated else ()
        return next((m for m in models if not m.seed and self._tuning.wants(m)), None)

    def _advance(self, job: Job) -> bool:
        """Do the next part of a job; return whether it is over."""
        if job.cancelled.is_set():
            return True
        try:
            over = self._do_part(job)
        except GpuLostError:
            return False  # the same part is the next one again, with the CPU
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
            job.send(self._describe(request.request_id))
        elif isinstance(request, Unload):
            self._unload()
        elif isinstance(request, EndTracing):
            self._end_tracing()
        elif isinstance(request, Load):
            self._announce(job, self._get(request.model, beside=request.beside))
        elif isinstance(request, Trace):
            return self._do_trace(job, request)
        else:
            return self._translate(job, request)
        return True

    def _translate(self, job: Job, request: Translate) -> bool:
        if not isinstance(job.work, TranslationWork):
            model = self._get(request.model, request.options.sampling_seed, request.beside)
            self._announce(job, model)
            speed = self._models.speed(model, request.options)
            job.work = TranslationWork(request, model, speed, job.send)
        else:
            if not self._models.holds(job.work.model):  # a more urgent job wanted another one
                seed = request.options.sampling_seed
                job.work.model = self._get(request.model, seed, request.beside)
            try:
                self._run_batch(job, job.work)
            except GpuLostError:
                self._announce(job, job.work.model)
                raise
            self._has_translated = True
            self._used_at = time.monotonic()
        return job.work.finished

    def _run_batch(self, job: Job, work: TranslationWork) -> None:
        if work.for_files:
            work.run_batch(
                lambda: job.cancelled.is_set() or self._jobs.overtaken(job),
                self._pace.longest_batch_s,
            )
        else:
            work.run_batch(job.cancelled.is_set)
            self._pace.note_person_served()

    def _do_trace(self, job: Job, request: Trace) -> bool:
        others = (model.info for model in self._models.models if not model.is_of(request.model))
        model = self._get(request.model, beside=next(others, None))
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
        weights = model.weights
        job.send(
            Loaded(
                job.request.request_id,
                model.info.id,
                weights.device,
                weights.compute_type,
                weights.layout.total,
                weights.gpu_reason,
                self._tuning.layout(model.info.size_bytes)[1] if weights.device == "cpu" else "",
            )
        )

    def _load(self, info: ModelInfo, seed: int) -> LoadedModel:
        layout, _ = self._tuning.layout(info.size_bytes)
        return LoadedModel(info, layout, seed, self._gpu)

    def _get(self, info: ModelInfo, seed: int = 0, beside: ModelInfo | None = None) -> LoadedModel:
        if not self._models.has(info) or seed:
            self._end_tracing()  # it takes half a model more
        model = self._models.get(info, seed, beside)
        self._used_at = time.monotonic()
        return model

    def _end_tracing(self) -> None:
        if self._tracer is not None:
            self._tracer.close()
            self._tracer = None

    def _unload(self) -> None:
        self._end_tracing()
        self._models.clear()

    def _describe(self, request_id: int) -> Described:
        names = ("ctranslate2", "sentencepiece")
        return Described(
            request_id,
            versions=tuple((name, version(name)) for name in names),
            cpu_compute_types=tuple(sorted(ctranslate2.get_supported_compute_types("cpu"))),
            gpu_count=ctranslate2.get_cuda_device_count(),
            process_id=os.getpid(),
            gpu_reason=self._gpu.reason,
            models=tuple(model.info.id for model in self._models.models),
        )
