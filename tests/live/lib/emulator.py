"""moto: an emulator of AWS that runs on this machine."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import botocore.session

REGION = "us-east-1"
ADMINISTRATOR = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
# What is called before signatures are checked.
SETUP = 3


class Emulator:
    """Starts moto, and stops it at the end whatever happens."""

    def __init__(self, checks_signatures: bool):
        self._checks_signatures = checks_signatures

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        count = str(SETUP) if self._checks_signatures else "inf"
        self._process = subprocess.Popen(
            [Path(sys.prefix) / "bin" / "moto_server", "-p", str(port)],
            env=os.environ | {"INITIAL_NO_AUTH_ACTION_COUNT": count},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        self.keys = self._user() if self._checks_signatures else ("AKIDEXAMPLE", "secret")
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait()

    def _user(self) -> tuple[str, str]:
        """A user who may do everything, and the key of that user."""
        iam = botocore.session.get_session().create_client(
            "iam",
            region_name=REGION,
            endpoint_url=self.url,
            aws_access_key_id="setup",
            aws_secret_access_key="setup",
        )
        iam.create_user(UserName="live")
        iam.put_user_policy(
            UserName="live", PolicyName="everything", PolicyDocument=ADMINISTRATOR
        )
        key = iam.create_access_key(UserName="live")["AccessKey"]
        return key["AccessKeyId"], key["SecretAccessKey"]
