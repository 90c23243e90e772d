"""What igraph needs for the same graph: peer.py MEASURE EDGES SEED RESULT. Prints the seconds of the call alone; writes its result."""
import random
import sys
import time

import igraph

measure, edges, seed, result = sys.argv[1:]
with open(edges) as file:
    nodes = int(file.readline())
    ties = [tuple(map(int, line.split())) for line in file]
graph = igraph.Graph(nodes, ties)
random.seed(int(seed))

calls = {
    "betweenness": graph.betweenness,
    "communities": graph.community_multilevel,
    "layout": graph.layout_drl,
}
count = 0
start = time.perf_counter()
while count == 0 or time.perf_counter() - start < 0.1:
    found = calls[measure]()
    count += 1
seconds = (time.perf_counter() - start) / count

rows = found.membership if measure == "communities" else found
with open(result, "w") as file:
    for row in rows:
        print(*row if measure == "layout" else [row], file=file)
print(seconds)
