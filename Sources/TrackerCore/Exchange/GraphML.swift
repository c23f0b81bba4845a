extension Exporter {
  /// A network as GraphML. <http://graphml.graphdrawing.org/specification.html>
  public func writeGraphML(_ kind: Networks.Kind, _ actors: Networks.Actors) throws -> Report {
    try write(GraphML.head(kind))
    var (nodes, edges) = (0, 0)
    try database.networks.forEachNode(kind, actors, filter) { node in
      nodes += 1
      try write(GraphML.node(node))
    }
    let target = kind == .actorClaim ? "claim" : actors.rawValue
    try database.networks.forEachEdge(kind, actors, filter) { edge in
      edges += 1
      try write(GraphML.edge(edge, number: edges, from: actors.rawValue, to: target))
    }
    try write("</graph>\n</graphml>\n")
    var undated = filter
    undated.undated = .only
    return Report(
      count: "\(nodes) \(nodes == 1 ? "node" : "nodes") and \(edges) \(edges == 1 ? "edge" : "edges")",
      undatedLeftOut: filter.undated == .no ? try database.timeline.counts(undated).undated : 0)
  }
}

/// The elements of GraphML.
private enum GraphML {
  private static let keys: [(id: String, element: String, type: String)] = [
    ("label", "node", "string"), ("kind", "node", "string"), ("uid", "node", "string"), ("stances", "node", "int"),
    ("weight", "edge", "double"), ("position", "edge", "string"), ("axis", "edge", "string"),
    ("polarity", "edge", "int"),
  ]

  static func head(_ kind: Networks.Kind) -> String {
    let declared = keys.filter { kind == .actorClaim || $0.element == "node" || $0.id == "weight" }.map { key in
      "<key id=\"\(key.id)\" for=\"\(key.element)\" attr.name=\"\(key.id)\" attr.type=\"\(key.type)\"/>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
      \(declared.joined())<graph id="\(kind.rawValue)" edgedefault="undirected">

      """
  }

  static func node(_ node: Networks.Node) -> String {
    "<node id=\"\(id(node.kind, node.uid))\">"
      + data([
        ("label", node.label), ("kind", node.kind), ("uid", node.uid), ("stances", String(node.stances)),
      ]) + "</node>\n"
  }

  static func edge(_ edge: Networks.Edge, number: Int, from: String, to: String) -> String {
    let ends = "source=\"\(id(from, edge.source))\" target=\"\(id(to, edge.target))\""
    return "<edge id=\"e\(number)\" \(ends)>"
      + data([
        ("weight", String(edge.weight)), ("position", edge.position?.rawValue), ("axis", edge.axis?.rawValue),
        ("polarity", edge.side.map(String.init)),
      ]) + "</edge>\n"
  }

  private static func id(_ kind: String, _ uid: String) -> String { "\(kind).\(XMLText.identifier(uid))" }

  private static func data(_ values: [(String, String?)]) -> String {
    values.compactMap { key, value in value.map { "<data key=\"\(key)\">\(XMLText.escaped($0))</data>" } }.joined()
  }
}
