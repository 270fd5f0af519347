// Every document that the tablet sends, in one place. They are the files of schema/operations, and nothing else is ever sent.
import changes from '../../../schema/operations/changes.graphql?raw'
import enrolDevice from '../../../schema/operations/enrolDevice.graphql?raw'
import form from '../../../schema/operations/form.graphql?raw'
import handInSealedCopy from '../../../schema/operations/handInSealedCopy.graphql?raw'
import heartbeat from '../../../schema/operations/heartbeat.graphql?raw'
import recordContactAttempt from '../../../schema/operations/recordContactAttempt.graphql?raw'
import returnedSubmission from '../../../schema/operations/returnedSubmission.graphql?raw'
import syncSubmissions from '../../../schema/operations/syncSubmissions.graphql?raw'
import viewer from '../../../schema/operations/viewer.graphql?raw'

export const operations = { changes, enrolDevice, form, handInSealedCopy, heartbeat, recordContactAttempt, returnedSubmission, syncSubmissions, viewer }

export type OperationName = keyof typeof operations
