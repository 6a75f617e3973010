package io.hearth.launcher.parts;

/** What an owner asks for. */
public enum Operation {
    CREATE("POST", 201, "CREATE_COMPLETE"),
    FAILING_CREATE("POST", 201, "ROLLBACK_COMPLETE"),
    UPDATE("PUT", 202, "UPDATE_COMPLETE"),
    FAILING_UPDATE("PUT", 202, "ROLLBACK_COMPLETE"),
    DELETE("DELETE", 204, "DELETE_COMPLETE");

    private final String method;
    private final int answer;
    private final String end;

    Operation(String method, int answer, String end) {
        this.method = method;
        this.answer = answer;
        this.end = end;
    }

    /** The verb of HTTP. */
    public String method() {
        return method;
    }

    /** The status of the answer. */
    public int answer() {
        return answer;
    }

    /** The state that the stack is to come to. */
    public String end() {
        return end;
    }

    /** Whether there is no stack before. */
    public boolean creates() {
        return this == CREATE || this == FAILING_CREATE;
    }

    /** Whether it is to fail and be rolled back. */
    public boolean fails() {
        return this == FAILING_CREATE || this == FAILING_UPDATE;
    }

    /** Whether all of the tree is there at the end. */
    public boolean leavesAll() {
        return this == CREATE || this == UPDATE || this == FAILING_UPDATE;
    }
}
