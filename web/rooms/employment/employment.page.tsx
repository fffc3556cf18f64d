import { useSession } from '../../console/session-gate.ts'
import { JobPosts, organizations } from './job-posts.tsx'
import { ServiceMatters } from './service-matters.tsx'

/** 就业服务: bureaus see the matters, organizations the posts. */
export function Page() {
  const { role } = useSession().user
  return organizations.includes(role) ? <JobPosts /> : <ServiceMatters />
}
