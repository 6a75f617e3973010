package io.hearth.stackapi.stack;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** A native query that is put together; values are only ever parameters. */
final class SqlText {
    private final StringBuilder text;
    private final List<Object> parameters = new ArrayList<>();

    SqlText(String start) {
        this.text = new StringBuilder(start);
    }

    /** Adds text in which each {@code ?} stands for the next of the values. */
    SqlText add(String fragment, Object... values) {
        int used = 0;
        for (int i = 0; i < fragment.length(); i++) {
            char character = fragment.charAt(i);
            text.append(character);
            if (character == '?') {
                parameters.add(values[used++]);
                text.append(parameters.size());
            }
        }
        return this;
    }

    /** Adds a condition that a column has one of the values; none, when there are no values. */
    SqlText addOneOf(String column, List<String> values) {
        if (!values.isEmpty()) {
            add(" and " + column + " in (");
            for (int i = 0; i < values.size(); i++) {
                add(i == 0 ? "?" : ", ?", values.get(i));
            }
            add(")");
        }
        return this;
    }

    <T> Mutiny.SelectionQuery<T> on(Mutiny.Session session, Class<T> result) {
        Mutiny.SelectionQuery<T> query = session.createNativeQuery(text.toString(), result);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query;
    }
}
