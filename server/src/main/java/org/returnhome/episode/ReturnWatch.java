package org.returnhome.episode;

/** Is told when a child was found or came back, in the same transaction. */
public interface ReturnWatch {

    /** The episode as it is now. */
    void returnRecorded(Episode episode);
}
