package io.hearth.identityworker.testing;

import io.hearth.contract.Event;
import java.util.List;

/** The same stack with its trustee on an account that others use too. */
public record SharedAccountStack(TrusteeStack stack) implements Life {
    @Override
    public String rootId() {
        return stack.rootId();
    }

    @Override
    public List<Event> wants() {
        return List.of(
                stack.shared("trustee", PooledAccounts.SHARED, TrusteeStack.EVERYTHING),
                stack.keypair());
    }

    @Override
    public List<Event> suspensions() {
        return stack.suspensions();
    }

    @Override
    public List<Event> resumptions() {
        return stack.resumptions();
    }

    @Override
    public List<Event> rotations(boolean atOnce) {
        return stack.rotations(atOnce);
    }

    @Override
    public List<Event> unwants() {
        return stack.unwants();
    }
}
