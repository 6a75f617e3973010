package io.hearth.identityworker.delegated;

import io.hearth.contract.StackEvent;
import io.hearth.identityworker.object.Known;

/**
 * Something to be done: what the latest event wants, and what is known.
 *
 * @param wanted a {@link StackEvent.KeystoneRequested} or {@link StackEvent.TrustUnwanted}
 * @param attempts in a row that had no verdict
 * @param version grows with every change; a change based on an older one is refused
 */
record Task(String id, StackEvent wanted, Known known, int attempts, int version) {
    Task knowing(Known more, int next) {
        return new Task(id, wanted, more, attempts, next);
    }
}
