package io.hearth.identityworker.testing;

import io.hearth.contract.Event;
import java.util.List;

/** What a stack wants of its identities, from its creation to its deletion. */
public interface Life {
    String rootId();

    List<Event> wants();

    List<Event> suspensions();

    List<Event> resumptions();

    List<Event> unwants();
}
