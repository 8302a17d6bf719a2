#!/usr/bin/python3
"""The ncclient peer of the bench: takes a command a line, answers a JSON value a line, all times in seconds.

connect          one session opened (TCP to both hellos), then closed: its seconds
sequential N     N get-config on one session, each sent after the last one's answer: their seconds
pipelined N      N get-config on one session in ncclient's asynchronous mode: the seconds of all
open N           N sessions opened by N threads and kept: the seconds of all
parallel N       N get-config on each kept session, a thread a session: the seconds of all
memory           this process's proportional set size in KiB
close            the kept sessions closed
"""
import concurrent.futures
import gc
import json
import sys
import time

from ncclient import manager

HOST, PORT, USER, KEY, KNOWN_HOSTS, FILTER = sys.argv[1:7]


def connect():
    # Host keys are not checked here: ncclient would read ~/.ssh/known_hosts only, and the check costs nothing that shows.
    return manager.connect(
        host=HOST, port=int(PORT), username=USER, key_filename=KEY,
        hostkey_verify=False, allow_agent=False, look_for_keys=False, timeout=120)


def get_config(session):
    return session.get_config("running", ("subtree", FILTER))


class Peer:
    def __init__(self):
        self.one = None
        self.kept = []

    def session(self):
        if self.one is None:
            self.one = connect()
            get_config(self.one)
        return self.one

    def connect(self):
        start = time.perf_counter()
        session = connect()
        took = time.perf_counter() - start
        session.close_session()
        return took

    def sequential(self, count):
        session = self.session()
        session.async_mode = False
        taken = []
        for _ in range(count):
            start = time.perf_counter()
            get_config(session)
            taken.append(time.perf_counter() - start)
        return taken

    def pipelined(self, count):
        session = self.session()
        session.async_mode = True
        start = time.perf_counter()
        rpcs = [get_config(session) for _ in range(count)]
        for rpc in rpcs:
            rpc.event.wait(120)
            if rpc.error is not None or rpc.reply is None:
                raise RuntimeError(f"no reply: {rpc.error}")
        took = time.perf_counter() - start
        session.async_mode = False
        return took

    def open(self, count):
        start = time.perf_counter()
        with concurrent.futures.ThreadPoolExecutor(count) as pool:
            self.kept = list(pool.map(lambda _: connect(), range(count)))
        return time.perf_counter() - start

    def parallel(self, each):
        def work(session):
            for _ in range(each):
                get_config(session)

        start = time.perf_counter()
        with concurrent.futures.ThreadPoolExecutor(len(self.kept)) as pool:
            list(pool.map(work, self.kept))
        return time.perf_counter() - start

    def memory(self):
        gc.collect()
        with open("/proc/self/smaps_rollup", encoding="ascii") as rollup:
            return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))

    def close(self):
        for session in self.kept:
            session.close_session()
        self.kept = []
        return 0


def main():
    peer = Peer()
    for line in sys.stdin:
        name, *arguments = line.split()
        print(json.dumps(getattr(peer, name)(*map(int, arguments))), flush=True)


main()
