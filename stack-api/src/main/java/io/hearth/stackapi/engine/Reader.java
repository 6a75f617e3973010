package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.trust.Owner;

/** Who reads of a stack. */
public enum Reader {
    /** May read what is for the stack's creator alone. */
    CREATOR,

    /** Any other member of the project. */
    COLLEAGUE;

    static Reader of(Owner caller, Stack stack) {
        return caller.secretsOf().test(stack.owner().userId()) ? CREATOR : COLLEAGUE;
    }
}
