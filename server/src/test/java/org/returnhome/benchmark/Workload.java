package org.returnhome.benchmark;

/** What is sent, and to where. */
enum Workload {
    FLOOR("floor", "/floor", 1),
    ALONE("alone", "/graphql", 1),
    BATCHES("batches of 10", "/graphql", 10);

    private final String title;
    private final String path;
    private final int itemsInRequest;

    Workload(String title, String path, int itemsInRequest) {
        this.title = title;
        this.path = path;
        this.itemsInRequest = itemsInRequest;
    }

    String title() {
        return title;
    }

    String path() {
        return path;
    }

    int itemsInRequest() {
        return itemsInRequest;
    }

    /** Whether the answer says that everything sent was taken in. */
    boolean takenIn(String answer) {
        return this == FLOOR ? !answer.isBlank() : answer.split("\"outcome\":\"accepted\"", -1).length - 1 == itemsInRequest;
    }
}
