/// The reader of delimited text and the data tables belong to the contract between the stages. They
/// are a target of their own because a tool of the build reads tables too, and the tools that a
/// plugin runs cannot depend on targets whose tables a plugin embeds.
@_exported public import DelimitedTables
