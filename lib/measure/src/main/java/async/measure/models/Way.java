package async.measure.models;

/// How a [Model] does a [Job]: a class and what makes one, or the reason why not.
record Way<M>(Class<?> typeOrNull, M makerOrNull, String refusal) {

    static <M> Way<M> of(Class<?> type, M maker) {
        return new Way<>(type, maker, "");
    }

    static <M> Way<M> none(String refusal) {
        return new Way<>(null, null, refusal);
    }

    Class<?> type() {
        return present(typeOrNull);
    }

    M maker() {
        return present(makerOrNull);
    }

    private <T> T present(T found) {
        if (found == null) throw new UnsupportedOperationException(refusal);
        return found;
    }
}
