package io.hearth.template.version;

/** The two families of templates. */
public enum Dialect {
    /** Heat Orchestration Template. */
    HOT,
    /** CloudFormation's format, and Heat's extension of it. */
    CFN
}
