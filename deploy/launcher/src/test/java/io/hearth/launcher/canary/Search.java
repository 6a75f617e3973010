package io.hearth.launcher.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for canaries in bytes, in every form that they may have taken. */
public final class Search {
    private final Map<Canary, Map<String, String>> forms = new LinkedHashMap<>();

    public Search(Collection<Canary> canaries) {
        canaries.forEach(canary -> forms.put(canary, Forms.of(canary.value())));
    }

    /** A sentence for each canary in each piece that it was found in, which does not tell it. */
    public List<String> in(Collection<Piece> pieces) {
        List<String> found = new ArrayList<>();
        for (Piece piece : pieces) {
            String text = new String(piece.bytes(), ISO_8859_1);
            forms.forEach(
                    (canary, ways) ->
                            ways.entrySet().stream()
                                    .filter(way -> text.contains(way.getValue()))
                                    .findFirst()
                                    .ifPresent(
                                            way ->
                                                    found.add(
                                                            "%s %s in %s"
                                                                    .formatted(
                                                                            canary.name(),
                                                                            way.getKey(),
                                                                            piece.where()))));
        }
        return found;
    }
}
