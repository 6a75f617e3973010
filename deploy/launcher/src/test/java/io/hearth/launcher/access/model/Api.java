package io.hearth.launcher.access.model;

/** How a route wants to know who asks. */
public enum Api {
    /** By a token. */
    ORCHESTRATION,
    /** CloudFormation's: by a signature of the query, or the form. */
    QUERY,
    /** CloudWatch's, likewise. */
    METRICS,
    /** By a signature of the address. */
    PRESIGNED,
    /** By the address itself, which only stack-api can make. */
    ANSWER_URL;

    /** Whether it is asked by an action. */
    public boolean hasActions() {
        return this == QUERY || this == METRICS;
    }
}
