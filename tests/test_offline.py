"""Nothing is fetched at run time: build, start and answer with the network cut off."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, absent, free_port

SCRIPT = """
set -e
ip link set lo up 2>/dev/null || ifconfig lo up
"{python}" -m etl build --data "{data}" >/dev/null
"{python}" -m streamlit run app.py --server.port {port} --server.enableAgentApi true \
    >"{data}/log" 2>&1 &
server=$!
trap 'kill $server' EXIT
"{python}" - <<'PY'
import json, time, urllib.request
address = "http://127.0.0.1:{port}"
for _ in range(300):
    try:
        health = json.load(urllib.request.urlopen(address + "/health"))
        break
    except OSError:
        time.sleep(0.2)
body = json.dumps({{"page": "districts"}}).encode()
request = urllib.request.Request(
    address + "/_stcore/agent/interact", body, {{"Content-Type": "application/json"}}
)
page = json.load(urllib.request.urlopen(request, timeout=60))
print(health["release"], page["status"], "区县" in json.dumps(page, ensure_ascii=False))
PY
"""


def test_everything_works_with_the_cable_pulled_out(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-n", "true"], check=False).returncode:
        absent("A network namespace (unshare -n, as root)", "util-linux")
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("releases"))
    script = SCRIPT.format(python=sys.executable, data=data, port=free_port())
    done = subprocess.run(
        [str(unshare), "-n", "bash", "-c", script],
        cwd=ROOT,
        env={
            "CHAMBER_DATA_DIR": str(data),
            "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=180,
    )
    assert done.stdout.split() == ["1", "ready", "True"], done.stderr
