public import ArgumentParser
public import TrackerCore

// The words of the field, as arguments.
extension Statement.DateBasis: ExpressibleByArgument {}
extension Statement.Wording: ExpressibleByArgument {}
extension Statement.Review: ExpressibleByArgument {}
extension Stance.Position: ExpressibleByArgument {}
extension Stance.Target: ExpressibleByArgument {}
extension Link.Kind: ExpressibleByArgument {}
extension Link.Status: ExpressibleByArgument {}
extension OpposedPairs.Class: ExpressibleByArgument {}
extension Claim.Kind: ExpressibleByArgument {}
extension Merger.Side: ExpressibleByArgument {}
extension Timeline.Filter.Undated: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension Networks.Kind: ExpressibleByArgument {}
extension Networks.Actors: ExpressibleByArgument {}
extension ImportFormat: ExpressibleByArgument {}
extension SearchIndex.Kind: ExpressibleByArgument {}
