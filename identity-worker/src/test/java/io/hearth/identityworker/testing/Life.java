package io.hearth.identityworker.testing;

import io.hearth.contract.Event;
import java.util.List;

/** What a stack wants of its identities, from its creation to its deletion. */
public interface Life {
    String rootId();

    List<Event> wants();

    List<Event> suspensions();

    List<Event> resumptions();

    /**
     * @param atOnce whether what there is is to be good for nothing
     */
    List<Event> rotations(boolean atOnce);

    List<Event> unwants();
}
