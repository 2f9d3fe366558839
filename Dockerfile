# The service with a trained model inside. Build: docker build -t unvent .
# Run: docker run --rm --read-only -p 127.0.0.1:8765:8765 unvent

FROM debian:bookworm-slim AS build
RUN apt-get update -q && apt-get install -y -q --no-install-recommends ca-certificates python3 python3-venv
WORKDIR /unvent
COPY requirements requirements
RUN python3 -m venv /train && /train/bin/pip install -q --no-cache-dir --require-hashes -r requirements/train.lock
RUN python3 -m venv /serve && /serve/bin/pip install -q --no-cache-dir --require-hashes -r requirements/serve.lock
COPY model model
COPY training training
RUN UNVENT_DATA_DIR=/data /train/bin/python -m training train

FROM debian:bookworm-slim
RUN apt-get update -q && apt-get install -y -q --no-install-recommends python3 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin unvent
WORKDIR /unvent
COPY --from=build /serve /serve
COPY --from=build /data /data
COPY model model
COPY service service
COPY extension extension
# Inside its container the service is reached from outside its loopback; -p above binds the
# published port to the host's own.
ENV UNVENT_HOST=0.0.0.0
ENV UNVENT_ALLOW_REMOTE=1
ENV UNVENT_DATA_DIR=/data
ENV PYTHONDONTWRITEBYTECODE=1
USER unvent
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["/serve/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8765/readyz', timeout=2)"]
CMD ["/serve/bin/python", "-m", "service"]
