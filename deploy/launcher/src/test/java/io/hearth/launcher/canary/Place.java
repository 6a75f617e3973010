package io.hearth.launcher.canary;

import java.util.List;

/** Where no secret may be. */
public interface Place {
    /** Puts a text there, by the way that a careless service's secret would take. */
    void plant(String text) throws Exception;

    /** All that is there now. */
    List<Piece> pieces() throws Exception;
}
