package io.hearth.messaging.purge;

import java.time.Duration;

/**
 * One kind of rows that serve only for a while. A service makes a bean of each kind that it has;
 * {@link Purges} runs them in the order of their names.
 *
 * @param name what is removed, such as {@code inbox}; a metric's tag
 * @param age how long it is kept
 * @param batch how many rows one statement removes at most
 * @param sql deletes what is older than its first parameter, a time, at most its second in number
 */
public record Purge(String name, Duration age, int batch, String sql) {
    /** Small enough for a statement to take a fraction of a second. */
    public static final int USUAL_BATCH = 1_000;

    public Purge {
        if (age.isNegative() || batch < 1) {
            throw new IllegalArgumentException(
                    "The purge of %s needs an age and a batch, not %s and %d."
                            .formatted(name, age, batch));
        }
    }

    /**
     * The rows of a table that a condition tells.
     *
     * @param condition with the time as its one parameter; part of the SQL
     */
    public static Purge of(String table, Duration age, String condition) {
        return of(table, age, USUAL_BATCH, condition);
    }

    /** The same in batches of another size, for rows that others hang on. */
    public static Purge of(String table, Duration age, int batch, String condition) {
        // another replica may be at the same rows
        return new Purge(
                table,
                age,
                batch,
                """
                delete from %1$s where ctid = any(array(
                    select ctid from %1$s where %2$s limit ? for update skip locked))
                """
                        .formatted(table, condition));
    }
}
